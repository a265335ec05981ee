import { OperationKind } from '@slipway/backstage-plugin-slipway-common';
import { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { createChangeStep } from './changeStep';
import { ClusterAccess } from './clusterAccess';
import { createPlan } from './createPlan';
import { WorkloadChange } from './workloadChange';

/** How one kind of operation is carried out on Kubernetes: changed by one patch, then verified. */
export function createHandler<TKind extends OperationKind>(
  change: WorkloadChange<TKind>,
  clusters: ClusterAccess,
): OperationHandler<TKind> {
  return {
    kind: change.kind,
    version: change.version,
    steps: [createChangeStep(change, clusters), change.verify(clusters)],
    plan: context => createPlan(change, clusters, context),
  };
}
