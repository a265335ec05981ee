import { Clock, toTimestamp } from '../clock/Clock';
import type { Node, Pod } from '../controllers/kinds';
import { parseQuantity, toMilli } from '../../quantity';
import { stored } from '../controllers/stored';
import type { ObjectStore } from '../store/ObjectStore';
import { StatusError } from '../store/StatusError';
import type { LoadControl } from './LoadControl';
import { PodLoad } from './loads';

/** What metrics are made from. */
export interface MetricsContext {
  store: ObjectStore;
  clock: Clock;
  loads: LoadControl;
}

/** Tells which objects are wanted, by their labels. */
type Wanted = (labels: Record<string, string> | undefined) => boolean;

/** What the containers of a pod use: PodMetrics of metrics.k8s.io/v1beta1. */
export interface PodMetrics {
  kind: 'PodMetrics';
  apiVersion: 'metrics.k8s.io/v1beta1';
  metadata: { name: string; namespace?: string };
  timestamp: string;
  window: string;
  containers: { name: string; usage: { cpu: string; memory: string } }[];
}

const apiVersion = 'metrics.k8s.io/v1beta1' as const;
/** What a node uses for itself, as parts of what it has. */
const ofItsOwn = { cpu: 0.03, memory: 0.06 };

/**
 * What the pods use that run.
 *
 * @param namespace - of all, unless given
 * @throws StatusError ServiceUnavailable where the metrics are set to be so.
 */
export function listPodMetrics(
  context: MetricsContext,
  namespace?: string,
  isWanted: Wanted = () => true,
): PodMetrics[] {
  checkAvailable(context);
  return context.store
    .list(stored.pods, namespace)
    .filter(({ metadata }) => isWanted(metadata.labels))
    .flatMap(pod => {
      const load = context.loads.loadOf(pod);
      return load === 'missing' ? [] : [describe(pod, load, context)];
    });
}

/** What the nodes use: their pods, and a little for themselves. */
export function listNodeMetrics(
  context: MetricsContext,
  isWanted: Wanted = () => true,
): object[] {
  checkAvailable(context);
  const { store, loads, clock } = context;
  const used = new Map<string, PodLoad>();
  for (const pod of store.list(stored.pods)) {
    const load = loads.loadOf(pod);
    const { nodeName = '' } = pod.spec;
    const { cpuMillicores = 0, memoryBytes = 0 } = used.get(nodeName) ?? {};
    if (load !== 'missing') {
      used.set(nodeName, {
        cpuMillicores: cpuMillicores + load.cpuMillicores,
        memoryBytes: memoryBytes + load.memoryBytes,
      });
    }
  }
  return store
    .list(stored.nodes)
    .filter(({ metadata }) => isWanted(metadata.labels))
    .map(node => describeNode(node, used.get(node.metadata.name), clock));
}

function checkAvailable({ loads }: MetricsContext): void {
  if (loads.isUnavailable) {
    throw new StatusError(
      503,
      'ServiceUnavailable',
      'the server is currently unable to handle the request',
    );
  }
}

/** The load is shared out evenly among the containers. */
function describe(
  { metadata, spec }: Pod,
  load: PodLoad,
  { clock }: MetricsContext,
): PodMetrics {
  const now = toTimestamp(clock.now());
  const { name, namespace, labels } = metadata;
  const share = spec.containers.length;
  return {
    kind: 'PodMetrics',
    apiVersion,
    metadata: {
      name,
      namespace,
      creationTimestamp: now,
      ...(labels && { labels }),
    } as PodMetrics['metadata'],
    timestamp: now,
    window: '15s',
    containers: spec.containers.map(container => ({
      name: container.name,
      usage: formatUsage({
        cpuMillicores: load.cpuMillicores / share,
        memoryBytes: load.memoryBytes / share,
      }),
    })),
  };
}

function describeNode(
  { metadata, status }: Node,
  load: PodLoad = { cpuMillicores: 0, memoryBytes: 0 },
  clock: Clock,
): object {
  const { name, labels } = metadata;
  const now = toTimestamp(clock.now());
  const has = status?.capacity ?? {};
  return {
    kind: 'NodeMetrics',
    apiVersion,
    metadata: { name, creationTimestamp: now, ...(labels && { labels }) },
    timestamp: now,
    window: '15s',
    usage: formatUsage({
      cpuMillicores: load.cpuMillicores + toMilli(has.cpu) * ofItsOwn.cpu,
      memoryBytes:
        load.memoryBytes + (parseQuantity(has.memory) ?? 0) * ofItsOwn.memory,
    }),
  };
}

function formatUsage({ cpuMillicores, memoryBytes }: PodLoad) {
  return {
    cpu: `${Math.round(cpuMillicores * 1e6)}n`,
    memory: `${Math.round(memoryBytes / 1024)}Ki`,
  };
}
