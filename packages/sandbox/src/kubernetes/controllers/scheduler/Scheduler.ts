import { toTimestamp } from '../../clock/Clock';
import { findCondition, withoutCondition } from '../conditions';
import type { Controller, ControllerContext } from '../ControllerContext';
import type { Node, Pod } from '../kinds';
import { getByKey, queueKey, stored, unmanaged, writeStatus } from '../stored';
import {
  allocatableOf,
  findObstacles,
  isHopeless,
  requestsOf,
} from './nodeFit';
import { describeObstacles } from './describeObstacles';
import { NodeUsage } from './NodeUsage';

const source = { component: 'default-scheduler' };

/** Binds pods to the node that has most left; those that fit nowhere wait for a change that may help them. */
export class Scheduler implements Controller {
  readonly name = 'scheduler';
  readonly #usage = new NodeUsage();
  readonly #waiting = new Set<string>();

  constructor(private readonly context: ControllerContext) {}

  keysOf: Controller['keysOf'] = (resource, { type, object, previous }) => {
    if (resource === stored.nodes) {
      const helps = type !== 'DELETED' && !isHeartbeat(object, previous);
      return helps ? [...this.#waiting] : [];
    }
    if (resource !== stored.pods) {
      return [];
    }
    const pod = object as Pod;
    if (type === 'DELETED') {
      this.#usage.delete(pod);
      this.#waiting.delete(queueKey(pod));
      return pod.spec.nodeName ? [...this.#waiting] : [];
    }
    this.#usage.set(pod);
    return pod.spec.nodeName === undefined &&
      pod.metadata.deletionTimestamp === undefined
      ? [queueKey(pod)]
      : [];
  };

  reconcile = (key: string): void => {
    const { store } = this.context;
    const pod = getByKey(store, stored.pods, key);
    this.#waiting.delete(key);
    if (!pod || pod.spec.nodeName || pod.metadata.deletionTimestamp) {
      return;
    }
    const nodes = store.list(stored.nodes);
    const wanted = requestsOf(pod);
    const obstacles = nodes.map(node =>
      findObstacles(pod, {
        node,
        used: this.#usage.of(node.metadata.name),
        wanted,
      }),
    );
    const fit = nodes.filter((_, index) => obstacles[index]?.length === 0);
    const chosen = this.#choose(fit);
    if (chosen) {
      this.#bind(pod, chosen);
    } else {
      this.#waiting.add(key);
      const hopeless = nodes.filter(node => isHopeless(pod, node, wanted));
      this.#refuse(pod, describeObstacles(obstacles, hopeless.length));
    }
  };

  /** The one with the smallest part of it used, the fewest pods and the first name. */
  #choose(nodes: readonly Node[]): Node | undefined {
    let best: { node: Node; load: number } | undefined;
    for (const node of nodes) {
      const load = this.#loadOf(node);
      if (!best || load < best.load) {
        best = { node, load };
      }
    }
    return best?.node;
  }

  #loadOf(node: Node): number {
    const used = this.#usage.of(node.metadata.name);
    const has = allocatableOf(node);
    return used.cpu / has.cpu + used.memory / has.memory + used.pods / has.pods;
  }

  #bind(pod: Pod, node: Node): void {
    const { store, clock, events } = this.context;
    const { namespace, name } = pod.metadata;
    const scheduled = {
      type: 'PodScheduled',
      status: 'True',
      lastTransitionTime: toTimestamp(clock.now()),
    };
    const bind = (current: Pod): Pod => ({
      ...unmanaged(withTopology(current, node)),
      spec: { ...current.spec, nodeName: node.metadata.name },
      status: {
        ...current.status,
        conditions: [
          ...withoutCondition(current.status?.conditions, 'PodScheduled'),
          scheduled,
        ],
      },
    });
    const bound = store.update(stored.pods, namespace, name, bind, {
      subresource: 'binding',
    });
    events.recordAction(source, {
      object: bound,
      reason: 'Scheduled',
      action: 'Binding',
      message: `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`,
    });
  }

  #refuse(pod: Pod, message: string): void {
    const { store, clock, events } = this.context;
    const before = findCondition(pod.status?.conditions, 'PodScheduled');
    if (before?.message === message) {
      return;
    }
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message,
      lastTransitionTime:
        before?.lastTransitionTime ?? toTimestamp(clock.now()),
    };
    const refused = writeStatus(store, stored.pods, {
      object: unmanaged(pod),
      status: {
        ...pod.status,
        conditions: [
          ...withoutCondition(pod.status?.conditions, 'PodScheduled'),
          condition,
        ],
      },
    });
    events.recordAction(source, {
      object: refused,
      type: 'Warning',
      reason: 'FailedScheduling',
      action: 'Scheduling',
      message,
    });
  }
}

const topologyLabels = [
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
];

/** A pod is told where it runs by the labels of its node, as the API server does at the binding. */
function withTopology(pod: Pod, { metadata }: Node): Pod {
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) =>
    topologyLabels.includes(key),
  );
  return labels.length === 0
    ? pod
    : {
        ...pod,
        metadata: {
          ...pod.metadata,
          labels: { ...pod.metadata.labels, ...Object.fromEntries(labels) },
        },
      };
}

function isHeartbeat(
  node: { spec?: object; status?: object },
  previous: { spec?: object; status?: object } | undefined,
): boolean {
  const matters = ({ spec, status = {} }: typeof node) =>
    JSON.stringify([spec, (status as Node['status'])?.allocatable]);
  const ready = ({ status = {} }: typeof node) =>
    findCondition((status as Node['status'])?.conditions, 'Ready')?.status;
  return (
    previous !== undefined &&
    matters(node) === matters(previous) &&
    ready(node) === ready(previous)
  );
}
