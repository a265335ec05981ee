import { getFenceposts, isRollingUpdate, wantedReplicas } from './fenceposts';
import { allSets, Rollout, sumReplicas } from './Rollout';

/** How many pods the new set may want now. */
export function newSetReplicas(rollout: Rollout): number {
  const { deployment, newSet } = rollout;
  const wanted = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment)) {
    return wanted;
  }
  const current = newSet?.spec.replicas ?? 0;
  const room =
    wanted + getFenceposts(deployment).maxSurge - sumReplicas(allSets(rollout));
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}
