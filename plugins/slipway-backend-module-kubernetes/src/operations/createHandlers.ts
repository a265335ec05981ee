import { WorkloadOperationKind } from '@slipway/backstage-plugin-slipway-common';
import { Platform } from '@slipway/backstage-plugin-slipway-node';
import { ClusterAccess } from './clusterAccess';
import { createHandler } from './createHandler';
import { pauseChange, resumeChange } from './kinds/pause';
import { restartChange } from './kinds/restart';
import { rollbackChange } from './kinds/rollback';
import { scaleChange } from './kinds/scale';

/** How each kind of operation is carried out on Kubernetes. */
export function createOperationHandlers(
  clusters: ClusterAccess,
): Required<Pick<Platform['operations'], WorkloadOperationKind>> {
  return {
    rollback: createHandler(rollbackChange, clusters),
    restart: createHandler(restartChange, clusters),
    scale: createHandler(scaleChange, clusters),
    'rollout-pause': createHandler(pauseChange, clusters),
    'rollout-resume': createHandler(resumeChange, clusters),
  };
}
