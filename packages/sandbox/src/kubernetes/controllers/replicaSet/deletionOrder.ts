import type { Pod } from '../kinds';
import { isReady, readySince } from '../pods';

const phases = ['Pending', 'Unknown', 'Running'];
const costAnnotation = 'controller.kubernetes.io/pod-deletion-cost';

/** Puts the pods that will be missed least first. @param siblings - all pods of the workload, old ones among them */
export function inDeletionOrder(
  pods: readonly Pod[],
  siblings: readonly Pod[],
): Pod[] {
  const readyOn = new Map<string, number>();
  for (const pod of siblings.filter(isReady)) {
    const node = pod.spec.nodeName ?? '';
    readyOn.set(node, (readyOn.get(node) ?? 0) + 1);
  }
  const rank = (pod: Pod) => readyOn.get(pod.spec.nodeName ?? '') ?? 0;
  return [...pods].sort((left, right) => {
    const criteria = [
      Number(Boolean(left.spec.nodeName)) -
        Number(Boolean(right.spec.nodeName)),
      phaseOf(left) - phaseOf(right),
      Number(isReady(left)) - Number(isReady(right)),
      costOf(left) - costOf(right),
      rank(right) - rank(left),
      (readySince(right) ?? 0) - (readySince(left) ?? 0),
      restartsOf(right) - restartsOf(left),
      Date.parse(right.metadata.creationTimestamp) -
        Date.parse(left.metadata.creationTimestamp),
      left.metadata.uid < right.metadata.uid ? -1 : 1,
    ];
    return criteria.find(difference => difference !== 0) ?? 0;
  });
}

function phaseOf({ status }: Pod): number {
  return phases.indexOf(status?.phase ?? 'Pending');
}

function costOf({ metadata }: Pod): number {
  return Number(metadata.annotations?.[costAnnotation] ?? 0) || 0;
}

function restartsOf({ status }: Pod): number {
  return Math.max(
    0,
    ...(status?.containerStatuses ?? []).map(
      ({ restartCount }) => restartCount,
    ),
  );
}
