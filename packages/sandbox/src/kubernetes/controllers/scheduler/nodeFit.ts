import type { Node, Pod } from '../kinds';
import { findCondition } from '../conditions';
import { parseQuantity } from '../../../quantity';
import { meets } from '../selectors';

/** What pods request, or a node has. */
export interface Resources {
  cpu: number;
  memory: number;
  pods: number;
}

/** What a pod requests of its node. */
export function requestsOf({ spec }: Pod): Resources {
  const sum = (name: 'cpu' | 'memory') =>
    spec.containers.reduce(
      (total, { resources }) =>
        total +
        (parseQuantity(
          resources?.requests?.[name] ?? resources?.limits?.[name],
        ) ?? 0),
      0,
    );
  return { cpu: sum('cpu'), memory: sum('memory'), pods: 1 };
}

/** Why a node cannot take a pod, in the scheduler's words; nothing where it can. */
export function findObstacles(
  pod: Pod,
  { node, used, wanted }: { node: Node; used: Resources; wanted: Resources },
): string[] {
  const unfit = findUnfit(pod, node);
  return unfit ? [unfit] : findInsufficient(wanted, allocatableOf(node), used);
}

/** Whether the node could not take the pod even if it were empty. */
export function isHopeless(pod: Pod, node: Node, wanted: Resources): boolean {
  const has = allocatableOf(node);
  return (
    findUnfit(pod, node) !== undefined ||
    wanted.cpu > has.cpu ||
    wanted.memory > has.memory
  );
}

const known = new WeakMap<Node, Resources>();

/** What a node has for pods; what it does not say is no limit. */
export function allocatableOf(node: Node): Resources {
  let resources = known.get(node);
  if (!resources) {
    const has = node.status?.allocatable ?? {};
    const read = (name: keyof Resources) =>
      has[name] === undefined ? Infinity : (parseQuantity(has[name]) ?? 0);
    resources = {
      cpu: read('cpu'),
      memory: read('memory'),
      pods: read('pods'),
    };
    known.set(node, resources);
  }
  return resources;
}

/** Whether pods that put up with everything may run on a node, too. */
export function findUnfit(
  pod: Pick<Pod, 'spec'>,
  node: Node,
): string | undefined {
  if (node.spec?.unschedulable && !tolerates(pod, unschedulableTaint)) {
    return 'node(s) were unschedulable';
  }
  if (!isWanted(pod, node)) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  const taint = taintsOf(node).find(
    found => found.effect !== 'PreferNoSchedule' && !tolerates(pod, found),
  );
  return taint && 'node(s) had untolerated taint(s)';
}

interface Taint {
  key: string;
  value?: string;
  effect: string;
}

const unschedulableTaint: Taint = {
  key: 'node.kubernetes.io/unschedulable',
  effect: 'NoSchedule',
};

/** A node that is not ready is tainted by its controller; a node without conditions counts as ready. */
function taintsOf(node: Node): Taint[] {
  const ready = findCondition(node.status?.conditions, 'Ready');
  const isReady = ready === undefined || ready.status === 'True';
  return [
    ...(node.spec?.taints ?? []),
    ...(isReady
      ? []
      : [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }]),
  ];
}

function tolerates({ spec }: Pick<Pod, 'spec'>, taint: Taint): boolean {
  return (spec.tolerations ?? []).some(
    ({ key, operator = 'Equal', value = '', effect }) =>
      (!effect || effect === taint.effect) &&
      (!key || key === taint.key) &&
      (operator === 'Exists' || value === (taint.value ?? '')),
  );
}

function isWanted({ spec }: Pick<Pod, 'spec'>, { metadata }: Node): boolean {
  const labels = metadata.labels ?? {};
  if (!spec.nodeSelector && !spec.affinity) {
    return true;
  }
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms;
  return (
    Object.entries(spec.nodeSelector ?? {}).every(
      ([key, value]) => labels[key] === value,
    ) &&
    (!terms ||
      terms.some(
        ({ matchExpressions = [], matchFields = [] }) =>
          matchExpressions.every(each => meets(each, labels)) &&
          matchFields.every(each =>
            meets(each, { 'metadata.name': metadata.name }),
          ),
      ))
  );
}

function findInsufficient(
  wanted: Resources,
  has: Resources,
  used: Resources,
): string[] {
  const lacks = (name: keyof Resources) =>
    wanted[name] > 0 && used[name] + wanted[name] > has[name] + 1e-9;
  return [
    ...(lacks('pods') ? ['Too many pods'] : []),
    ...(lacks('cpu') ? ['Insufficient cpu'] : []),
    ...(lacks('memory') ? ['Insufficient memory'] : []),
  ];
}
