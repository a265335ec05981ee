import type { DaemonSet, Node, Pod, PodSpec } from '../kinds';
import { findUnfit } from '../scheduler/nodeFit';

/** Pods of DaemonSets put up with nodes that others keep away from. */
const tolerations = [
  'not-ready',
  'unreachable',
  'disk-pressure',
  'memory-pressure',
  'pid-pressure',
  'unschedulable',
].map(name => ({
  key: `node.kubernetes.io/${name}`,
  operator: 'Exists',
  effect:
    name === 'not-ready' || name === 'unreachable' ? 'NoExecute' : 'NoSchedule',
}));

/** What the specification of a pod is to have for that node. */
export function daemonPodSpec(
  { spec }: DaemonSet,
  node: string,
): Partial<PodSpec> {
  const { affinity, tolerations: own = [] } = spec.template.spec!;
  return {
    tolerations: [...own, ...tolerations],
    affinity: {
      ...affinity,
      nodeAffinity: {
        ...affinity?.nodeAffinity,
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchFields: [
                { key: 'metadata.name', operator: 'In', values: [node] },
              ],
            },
          ],
        },
      },
    },
  };
}

/** Whether a node is to have a pod of the set. */
export function isWantedOn(set: DaemonSet, node: Node): boolean {
  const { template } = set.spec;
  const pod = {
    spec: {
      ...template.spec!,
      tolerations: [...(template.spec?.tolerations ?? []), ...tolerations],
    },
  };
  return findUnfit(pod, node) === undefined;
}

/** The node that a pod is on, or is meant for. */
export function nodeOf({ spec }: Pod): string | undefined {
  return (
    spec.nodeName ??
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms[0]?.matchFields?.[0]?.values?.[0]
  );
}
