import type { ReplicaSet } from '../kinds';
import { desiredReplicasOf, maxReplicasOf } from './annotations';
import { getFenceposts, isRollingUpdate, wantedReplicas } from './fenceposts';
import {
  activeSets,
  allSets,
  byAge,
  Rollout,
  sumReplicas,
  sumStatus,
} from './Rollout';
import { resizeSet, scaleSet } from './scaleSet';

/** Whether the Deployment was resized since its sets were. */
export function isScalingEvent(rollout: Rollout): boolean {
  const wanted = wantedReplicas(rollout.deployment);
  return activeSets(allSets(rollout)).some(set => {
    const desired = desiredReplicasOf(set);
    return desired !== undefined && desired !== wanted;
  });
}

/**
 * Sizes the sets to a Deployment that was resized or is paused: the only one wholly, several in proportion, so that a
 * rollout under way stays as far as it is.
 */
export function scale(rollout: Rollout): Rollout {
  const wanted = wantedReplicas(rollout.deployment);
  const single = findActiveOrLatest(rollout);
  if (single) {
    return resizeSet(rollout, single, wanted);
  }
  if (isSaturated(rollout)) {
    return activeSets(rollout.oldSets).reduce(
      (current, old) => resizeSet(current, old, 0),
      rollout,
    );
  }
  return isRollingUpdate(rollout.deployment)
    ? scaleInProportion(rollout)
    : rollout;
}

function scaleInProportion(rollout: Rollout): Rollout {
  const { deployment } = rollout;
  const wanted = wantedReplicas(deployment);
  const active = activeSets(allSets(rollout));
  const allowed = wanted > 0 ? wanted + getFenceposts(deployment).maxSurge : 0;
  const toAdd = allowed - sumReplicas(active);
  const sorted = active.sort(
    (left, right) =>
      (right.spec.replicas ?? 1) - (left.spec.replicas ?? 1) ||
      (toAdd > 0 ? byAge(right, left) : byAge(left, right)),
  );
  let added = 0;
  const sizes = sorted.map(set => {
    const share = getShare(rollout, set, { toAdd, added });
    added += share;
    return (set.spec.replicas ?? 1) + share;
  });
  return sorted.reduce((current, set, index) => {
    const leftover = index === 0 ? toAdd - added : 0;
    return scaleSet(current, set, Math.max(0, sizes[index]! + leftover));
  }, rollout);
}

function getShare(
  rollout: Rollout,
  set: ReplicaSet,
  { toAdd, added }: { toAdd: number; added: number },
): number {
  if (toAdd === 0 || toAdd === added) {
    return 0;
  }
  const fraction = getFraction(rollout, set);
  const allowed = toAdd - added;
  return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed);
}

function getFraction(rollout: Rollout, set: ReplicaSet): number {
  const { deployment } = rollout;
  const wanted = wantedReplicas(deployment);
  const replicas = set.spec.replicas ?? 1;
  const maxBefore = maxReplicasOf(set) || deployment.status?.replicas || 0;
  if (wanted === 0) {
    return -replicas;
  }
  return maxBefore === 0
    ? 0
    : Math.round(
        (replicas * (wanted + getFenceposts(deployment).maxSurge)) / maxBefore,
      ) - replicas;
}

function findActiveOrLatest(rollout: Rollout): ReplicaSet | undefined {
  const active = activeSets(allSets(rollout));
  if (active.length > 1) {
    return undefined;
  }
  return active[0] ?? rollout.newSet ?? [...rollout.oldSets].sort(byAge).at(-1);
}

function isSaturated({ deployment, newSet }: Rollout): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    newSet !== undefined &&
    newSet.spec.replicas === wanted &&
    desiredReplicasOf(newSet) === wanted &&
    sumStatus([newSet], 'availableReplicas') === wanted
  );
}
