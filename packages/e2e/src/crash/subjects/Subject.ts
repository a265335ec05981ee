import type {
  OperationInput,
  OperationKind,
} from '@slipway/backstage-plugin-slipway-common';
import type { GroundName, Grounds } from '../ground/Grounds';

/** What one kind of operation is tried on. */
export interface Subject<TKind extends OperationKind = OperationKind> {
  /** What it is tried on is named after it, too. */
  name: string;
  kind: TKind;
  /** What it stands on. */
  ground: GroundName;
  /** The first part of the workload's ID, e.g. `deployment`. */
  workloadKind: string;
  /** What is asked for of the workload of that name. */
  input(name: string): OperationInput<TKind>;
  /** Makes a workload of that name on which the operation has something to change. */
  prepare(grounds: Grounds, name: string): Promise<void>;
  /** The part of the ground that the operation is to change, in words. */
  read(grounds: Grounds, name: string): Promise<unknown>;
  /** What it is to be afterwards. */
  wanted: unknown;
  /** What takes effect until then, in its order: one for each step that changes something. */
  changes: readonly string[];
  /** Names of steps that ask the platform nothing. @default none */
  silentSteps?: readonly string[];
}
