import type { DaemonSet, DaemonSetStatus, Pod } from '../kinds';
import { isAvailable, isReady } from '../pods';
import { nodeOf } from './daemonNodes';

/** What a set has now, counted by nodes. */
export function calculateDaemonSetStatus(
  set: DaemonSet,
  pods: readonly Pod[],
  context: { wanted: readonly string[]; hash: string; now: Date },
): DaemonSetStatus {
  const { wanted, hash, now } = context;
  const oldest = new Map<string, Pod>();
  for (const pod of pods) {
    const node = nodeOf(pod) ?? '';
    if (!oldest.has(node)) {
      oldest.set(node, pod);
    }
  }
  const counted = wanted.flatMap(node => oldest.get(node) ?? []);
  const updated = counted.filter(
    ({ metadata }) => metadata.labels?.['controller-revision-hash'] === hash,
  ).length;
  const available = counted.filter(pod =>
    isAvailable(pod, set.spec.minReadySeconds, now),
  ).length;
  return {
    currentNumberScheduled: counted.length,
    numberMisscheduled: [...oldest.keys()].filter(
      node => !wanted.includes(node),
    ).length,
    desiredNumberScheduled: wanted.length,
    numberReady: counted.filter(isReady).length,
    observedGeneration: set.metadata.generation,
    ...(updated > 0 && { updatedNumberScheduled: updated }),
    ...(available > 0 && { numberAvailable: available }),
    ...(wanted.length > available && {
      numberUnavailable: wanted.length - available,
    }),
  };
}
