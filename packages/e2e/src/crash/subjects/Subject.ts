import type {
  OperationInput,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import type { TestCluster } from '../../controlPlane/testCluster';
import type { WorkloadKind } from './workloads';

/** What one kind of operation is tried on. */
export interface Subject<TKind extends OperationKind = OperationKind> {
  /** Workloads are named after it, too. */
  name: string;
  kind: TKind;
  workloadKind: WorkloadKind;
  input: OperationInput<TKind>;
  /** Makes a workload of that name on which the operation has something to change. */
  prepare(cluster: TestCluster, name: string): Promise<void>;
  /** The part of the workload that the operation is to change, in words. */
  read(cluster: TestCluster, name: string): Promise<unknown>;
  /** What it is to be afterwards. */
  wanted: unknown;
}
