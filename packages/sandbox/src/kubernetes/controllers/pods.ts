import { findCondition } from './conditions';
import type { Pod } from './kinds';

/** Whether the pod is neither done nor being ended. */
export function isActive(pod: Pod): boolean {
  const phase = pod.status?.phase;
  return (
    phase !== 'Succeeded' &&
    phase !== 'Failed' &&
    pod.metadata.deletionTimestamp === undefined
  );
}

/** Whether the pod is being ended. */
export function isTerminating(pod: Pod): boolean {
  return pod.metadata.deletionTimestamp !== undefined;
}

/** Whether the pod is ready. */
export function isReady(pod: Pod): boolean {
  return findCondition(pod.status?.conditions, 'Ready')?.status === 'True';
}

/** Since when the pod is ready, in milliseconds; `undefined` where it is not. */
export function readySince(pod: Pod): number | undefined {
  const ready = findCondition(pod.status?.conditions, 'Ready');
  return ready?.status === 'True' && ready.lastTransitionTime
    ? Date.parse(ready.lastTransitionTime)
    : undefined;
}

/** Whether the pod is ready for long enough. */
export function isAvailable(
  pod: Pod,
  minReadySeconds: number | undefined,
  now: Date,
): boolean {
  if (!isReady(pod)) {
    return false;
  }
  return (
    !minReadySeconds ||
    (readySince(pod) ?? Infinity) + minReadySeconds * 1000 <= now.getTime()
  );
}

/** In how many milliseconds the first of the pods that are ready will be available. */
export function nextAvailableIn(
  pods: readonly Pod[],
  minReadySeconds: number | undefined,
  now: Date,
): number | undefined {
  if (!minReadySeconds) {
    return undefined;
  }
  const waits = pods
    .map(pod => (readySince(pod) ?? NaN) + minReadySeconds * 1000)
    .map(at => at - now.getTime())
    .filter(ms => ms > 0);
  return waits.length ? Math.min(...waits) : undefined;
}
