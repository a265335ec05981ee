import type { Pod, StatefulSet } from '../kinds';
import { isAvailable, isReady, isTerminating } from '../pods';

/** The number of a pod in its set; -1 where its name has none. */
export function ordinalOf({ metadata }: Pod): number {
  const [, number] = /-(\d+)$/.exec(metadata.name) ?? [];
  return number === undefined ? -1 : Number(number);
}

/** The numbers that the set is to have. */
export function wantedOrdinals({ spec }: StatefulSet): number[] {
  const start = spec.ordinals?.start ?? 0;
  return Array.from(
    { length: spec.replicas ?? 1 },
    (_, index) => start + index,
  );
}

/** From which number on pods are updated. */
export function partitionOf({ spec }: StatefulSet): number {
  return spec.updateStrategy?.rollingUpdate?.partition ?? 0;
}

/** The name of the revision that a pod is of. */
export function revisionNameOf({ metadata }: Pod): string | undefined {
  return metadata.labels?.['controller-revision-hash'];
}

/** Whether the set may go on to the next pod. */
export function isSettled(pod: Pod, set: StatefulSet, now: Date): boolean {
  return (
    pod.status?.phase === 'Running' &&
    isReady(pod) &&
    !isTerminating(pod) &&
    isAvailable(pod, set.spec.minReadySeconds, now)
  );
}

/** Whether the pod is over, however that came. */
export function isOver({ status }: Pod): boolean {
  return status?.phase === 'Failed' || status?.phase === 'Succeeded';
}
