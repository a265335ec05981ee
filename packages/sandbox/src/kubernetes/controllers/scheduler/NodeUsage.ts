import type { Pod } from '../kinds';
import { requestsOf, Resources } from './nodeFit';

const nothing: Resources = { cpu: 0, memory: 0, pods: 0 };

/** What the pods on each node request together, kept up to date by each change. */
export class NodeUsage {
  readonly #used = new Map<string, Resources>();
  readonly #counted = new Map<string, { node: string; requests: Resources }>();

  /** Counts a pod where it is now. */
  set(pod: Pod): void {
    const { nodeName } = pod.spec;
    const isOver =
      pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
    if (nodeName === undefined || isOver) {
      this.delete(pod);
    } else if (!this.#counted.has(pod.metadata.uid)) {
      const requests = requestsOf(pod);
      this.#counted.set(pod.metadata.uid, { node: nodeName, requests });
      this.#add(nodeName, requests, 1);
    }
  }

  /** Counts a pod no more. */
  delete({ metadata }: Pick<Pod, 'metadata'>): void {
    const counted = this.#counted.get(metadata.uid);
    if (counted) {
      this.#counted.delete(metadata.uid);
      this.#add(counted.node, counted.requests, -1);
    }
  }

  /** What is used of a node. */
  of(node: string): Resources {
    return this.#used.get(node) ?? nothing;
  }

  #add(node: string, { cpu, memory, pods }: Resources, sign: 1 | -1): void {
    const used = this.of(node);
    this.#used.set(node, {
      cpu: used.cpu + sign * cpu,
      memory: used.memory + sign * memory,
      pods: used.pods + sign * pods,
    });
  }
}
