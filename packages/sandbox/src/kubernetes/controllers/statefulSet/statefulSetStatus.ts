import type { Pod, StatefulSetStatus } from '../kinds';
import { isAvailable, isReady, isTerminating } from '../pods';
import { revisionNameOf } from './ordinals';
import type { StatefulSync } from './StatefulSync';

/** What a set has now; once all pods run the update, that is what is current. */
export function calculateStatefulSetStatus(
  sync: StatefulSync,
  pods: readonly Pod[],
): StatefulSetStatus {
  const { set, current, update, now } = sync;
  const staying = pods.filter(pod => !isTerminating(pod));
  const of = (revision: string) =>
    staying.filter(pod => revisionNameOf(pod) === revision).length;
  const ready = pods.filter(
    pod => pod.status?.phase === 'Running' && isReady(pod),
  );
  const wanted = set.spec.replicas ?? 1;
  const updated = of(update.metadata.name);
  const isDone =
    set.spec.updateStrategy?.type !== 'OnDelete' &&
    updated === wanted &&
    ready.length === wanted &&
    pods.length === wanted;
  const currentReplicas = isDone ? updated : of(current.metadata.name);
  return {
    observedGeneration: set.metadata.generation,
    replicas: pods.length,
    ...(ready.length > 0 && { readyReplicas: ready.length }),
    ...(currentReplicas > 0 && { currentReplicas }),
    ...(updated > 0 && { updatedReplicas: updated }),
    currentRevision: (isDone ? update : current).metadata.name,
    updateRevision: update.metadata.name,
    collisionCount: set.status?.collisionCount ?? 0,
    availableReplicas: ready.filter(pod =>
      isAvailable(pod, set.spec.minReadySeconds, now),
    ).length,
  };
}
