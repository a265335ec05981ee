import { getFenceposts, wantedReplicas } from './fenceposts';
import { cleanUp } from './cleanUp';
import { createNewSet } from './newReplicaSet';
import { newSetReplicas } from './newSetReplicas';
import { isComplete } from './deploymentStatus';
import {
  activeSets,
  allSets,
  byAge,
  Rollout,
  sumReplicas,
  sumStatus,
} from './Rollout';
import { resizeSet } from './scaleSet';

/** One step of replacing the pods little by little: more new ones, or else fewer old ones, or else it is done. */
export function rollingUpdate(start: Rollout): Rollout {
  const rollout = start.newSet ? start : createNewSet(start);
  const grown = growNewSet(rollout);
  if (grown !== rollout) {
    return grown;
  }
  const shrunk = shrinkOldSets(rollout);
  if (shrunk !== rollout) {
    return shrunk;
  }
  if (isComplete(rollout.deployment, rollout.deployment.status ?? {})) {
    cleanUp(rollout);
  }
  return rollout;
}

function growNewSet(rollout: Rollout): Rollout {
  const { deployment, newSet } = rollout;
  const wanted = wantedReplicas(deployment);
  const current = newSet?.spec.replicas ?? 0;
  if (!newSet || current === wanted) {
    return rollout;
  }
  return resizeSet(
    rollout,
    newSet,
    current > wanted ? wanted : newSetReplicas(rollout),
  );
}

function shrinkOldSets(rollout: Rollout): Rollout {
  const { deployment, newSet, oldSets } = rollout;
  const newSets = newSet ? [newSet] : [];
  const minAvailable =
    wantedReplicas(deployment) - getFenceposts(deployment).maxUnavailable;
  const newUnavailable =
    sumReplicas(newSets) - sumStatus(newSets, 'availableReplicas');
  const room = sumReplicas(allSets(rollout)) - minAvailable - newUnavailable;
  if (sumReplicas(oldSets) === 0 || room <= 0) {
    return rollout;
  }
  return shrinkAvailable(dropUnavailable(rollout, room), minAvailable);
}

/** Pods that are of no use are given up first. */
function dropUnavailable(rollout: Rollout, room: number): Rollout {
  let left = room;
  return activeSets(rollout.oldSets)
    .sort(byAge)
    .reduce((current, set) => {
      const replicas = set.spec.replicas ?? 1;
      const drop = Math.min(
        left,
        replicas - sumStatus([set], 'availableReplicas'),
      );
      if (drop <= 0) {
        return current;
      }
      left -= drop;
      return resizeSet(current, set, replicas - drop);
    }, rollout);
}

function shrinkAvailable(rollout: Rollout, minAvailable: number): Rollout {
  let left = sumStatus(allSets(rollout), 'availableReplicas') - minAvailable;
  return activeSets(rollout.oldSets)
    .sort(byAge)
    .reduce((current, set) => {
      const replicas = set.spec.replicas ?? 1;
      const drop = Math.min(left, replicas);
      if (drop <= 0) {
        return current;
      }
      left -= drop;
      return resizeSet(current, set, replicas - drop);
    }, rollout);
}
