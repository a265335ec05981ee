import type { Deployment, DeploymentStatus } from '../kinds';
import { statusWith } from './deploymentConditions';
import { getFenceposts, wantedReplicas } from './fenceposts';
import { allSets, Rollout, sumReplicas, sumStatus } from './Rollout';

/** What the Deployment has now, with its condition Available. */
export function calculateStatus(rollout: Rollout): DeploymentStatus {
  const { deployment, newSet } = rollout;
  const sets = allSets(rollout);
  const available = sumStatus(sets, 'availableReplicas');
  const { collisionCount, conditions } = deployment.status ?? {};
  const status: DeploymentStatus = {
    observedGeneration: deployment.metadata.generation,
    ...count('replicas', sumStatus(sets, 'replicas')),
    ...count('updatedReplicas', sumStatus(newSet ? [newSet] : [], 'replicas')),
    ...count('readyReplicas', sumStatus(sets, 'readyReplicas')),
    ...count('availableReplicas', available),
    ...count('unavailableReplicas', sumReplicas(sets) - available),
    terminatingReplicas: sumStatus(sets, 'terminatingReplicas'),
    ...(collisionCount && { collisionCount }),
    ...(conditions && { conditions }),
  };
  const enough =
    wantedReplicas(deployment) - getFenceposts(deployment).maxUnavailable;
  return statusWith(
    rollout,
    status,
    available >= enough
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
  );
}

/** Whether all pods are new and available, and no old ones are left. */
export function isComplete(
  deployment: Deployment,
  status: DeploymentStatus,
): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** The API leaves counts of nothing out. */
function count(field: keyof DeploymentStatus, value: number): DeploymentStatus {
  return value > 0 ? { [field]: value } : {};
}
