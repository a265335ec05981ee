import type { ContainerPhase } from '../behaviours/behaviour';
import type { ContainerStatus, Pod } from '../controllers/kinds';
import { phaseOf, sinceOf } from './containerPhase';

/**
 * Since when pods and containers are what they are, to the millisecond.
 *
 * @remarks What is not known, as after a restart, is taken from the pod's status, whose times are whole seconds.
 */
export class PodMemory {
  readonly #started = new Map<string, number>();
  readonly #probed = new Map<string, number>();
  readonly #phases = new Map<
    string,
    Map<string, { phase: ContainerPhase; since: number }>
  >();

  /** When the kubelet took the pod over. */
  startedAt({ metadata, status }: Pod): number {
    return (
      this.#started.get(metadata.uid) ?? Date.parse(status?.startTime ?? '')
    );
  }

  /** The pod is taken over now. */
  start({ metadata }: Pod, now: number): void {
    this.#started.set(metadata.uid, now);
  }

  /** Since when a container is in its phase. */
  since(pod: Pod, container: ContainerStatus): number {
    const known = this.#phases.get(pod.metadata.uid)?.get(container.name);
    return known?.phase === phaseOf(container)
      ? known.since
      : sinceOf(container, this.startedAt(pod));
  }

  /** A container has come to its phase now. */
  keep(pod: Pod, container: ContainerStatus, now: number): void {
    const phases = this.#phases.get(pod.metadata.uid) ?? new Map();
    this.#phases.set(pod.metadata.uid, phases);
    phases.set(container.name, { phase: phaseOf(container), since: now });
  }

  /** When a pod was probed last. */
  probedAt({ metadata }: Pod): number | undefined {
    return this.#probed.get(metadata.uid);
  }

  /** The pod is probed now. */
  probe({ metadata }: Pod, now: number): void {
    this.#probed.set(metadata.uid, now);
  }

  /** The pod is gone. */
  forget({ metadata }: Pick<Pod, 'metadata'>): void {
    this.#probed.delete(metadata.uid);
    this.#started.delete(metadata.uid);
    this.#phases.delete(metadata.uid);
  }
}
