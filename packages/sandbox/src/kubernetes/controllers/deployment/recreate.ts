import { cleanUp } from './cleanUp';
import { isComplete } from './deploymentStatus';
import { wantedReplicas } from './fenceposts';
import { createNewSet } from './newReplicaSet';
import { activeSets, Rollout, sumStatus } from './Rollout';
import { resizeSet } from './scaleSet';

/** One step of ending all old pods before the first new one is made. */
export function recreate(start: Rollout): Rollout {
  const active = activeSets(start.oldSets);
  if (active.length > 0) {
    return active.reduce((current, set) => resizeSet(current, set, 0), start);
  }
  if (hasOldPods(start)) {
    return start;
  }
  const rollout = start.newSet ? start : createNewSet(start);
  const grown = rollout.newSet
    ? resizeSet(rollout, rollout.newSet, wantedReplicas(rollout.deployment))
    : rollout;
  if (isComplete(grown.deployment, grown.deployment.status ?? {})) {
    cleanUp(grown);
  }
  return grown;
}

function hasOldPods({ context, oldSets }: Rollout): boolean {
  return (
    sumStatus(oldSets, 'replicas') > 0 ||
    oldSets.some(({ metadata }) =>
      context.index
        .podsOf(metadata.uid)
        .some(
          ({ status }) =>
            status?.phase !== 'Failed' && status?.phase !== 'Succeeded',
        ),
    )
  );
}
