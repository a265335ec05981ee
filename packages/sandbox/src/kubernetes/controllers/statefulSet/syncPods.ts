import type { Pod } from '../kinds';
import { isTerminating } from '../pods';
import {
  isOver,
  isSettled,
  ordinalOf,
  partitionOf,
  revisionNameOf,
  wantedOrdinals,
} from './ordinals';
import { endStatefulPod, makeStatefulPod, StatefulSync } from './StatefulSync';

/**
 * Brings the pods nearer to what is wanted: those that are missing in order, those too many in the reverse order, and
 * then updates from the last to the partition, each only once the others are available.
 */
export function syncPods(sync: StatefulSync, pods: readonly Pod[]): void {
  const { set, now } = sync;
  const inOrder = set.spec.podManagementPolicy !== 'Parallel';
  const byOrdinal = new Map(pods.map(pod => [ordinalOf(pod), pod]));
  const wanted = wantedOrdinals(set);
  for (const ordinal of wanted) {
    const waits = !syncPod(sync, ordinal, byOrdinal.get(ordinal));
    if (waits && inOrder) {
      return;
    }
  }
  const surplus = pods
    .filter(pod => ordinalOf(pod) >= 0 && !wanted.includes(ordinalOf(pod)))
    .sort((left, right) => ordinalOf(right) - ordinalOf(left));
  for (const pod of surplus) {
    if (!isTerminating(pod)) {
      endStatefulPod(sync, pod);
    }
    if (inOrder) {
      return;
    }
  }
  const replicas = wanted.flatMap(ordinal => byOrdinal.get(ordinal) ?? []);
  const isComplete = replicas.length === wanted.length;
  if (isComplete && set.spec.updateStrategy?.type !== 'OnDelete') {
    updateNext(sync, replicas, now);
  }
}

/** @returns whether the pod is as it is to be */
function syncPod(
  sync: StatefulSync,
  ordinal: number,
  pod: Pod | undefined,
): boolean {
  if (!pod) {
    makeStatefulPod(sync, ordinal);
    return false;
  }
  if (isOver(pod) && !isTerminating(pod)) {
    endStatefulPod(sync, pod);
  }
  return isSettled(pod, sync.set, sync.now);
}

function updateNext(
  sync: StatefulSync,
  replicas: readonly Pod[],
  now: Date,
): void {
  const { set, update } = sync;
  const lowest = (set.spec.ordinals?.start ?? 0) + partitionOf(set);
  for (const pod of [...replicas].reverse()) {
    if (ordinalOf(pod) < lowest) {
      return;
    }
    const isOld = revisionNameOf(pod) !== update.metadata.name;
    if (isOld && !isTerminating(pod)) {
      endStatefulPod(sync, pod);
      return;
    }
    if (!isSettled(pod, set, now)) {
      return;
    }
  }
}
