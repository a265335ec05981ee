import {
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  LiveReading,
  LiveState,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';

/** A workload as a picture shows it, healthy and with the proof that it belongs to its service. */
export function aWorkload(parts: Partial<Workload> = {}): Workload {
  return {
    id: 'deployment.backend',
    kind: 'Deployment',
    name: 'backend',
    version: '1.2.0',
    images: [],
    status: { phase: 'Healthy', reason: 'Available', message: '3 of 3' },
    replicas: { desired: 3, current: 3, updated: 3, ready: 3, available: 3 },
    strategy: { type: 'RollingUpdate' },
    paused: false,
    problems: [],
    instances: [],
    ownership: { proved: true, evidence: 'label' },
    ...parts,
  };
}

/** A picture in memory, by `environment/target`. It asks upstream once, as a real one does when it is cold. */
export class FakeLiveState implements LiveState {
  /** How often something upstream was asked. */
  upstreamCalls = 0;
  reads = 0;
  /** What each read was asked to wait for. */
  readonly afters: (string | undefined)[] = [];
  readonly observations = new Map<string, TargetObservation | Error>();
  readonly #warm = new Set<string>();
  readonly #listeners = new Map<string, Set<(version: string) => void>>();
  #version = 1;

  async read(
    service: ServiceInTarget,
    options?: { after?: string },
  ): Promise<LiveReading> {
    const key = keyOf(service);
    this.reads += 1;
    this.afters.push(options?.after);
    if (!this.#warm.has(key)) {
      this.#warm.add(key);
      this.upstreamCalls += 1;
    }
    const observation = this.observations.get(key) ?? {
      status: 'observed',
      observedAt: '2026-01-01T00:00:00.000Z',
      workloads: [aWorkload()],
    };
    if (observation instanceof Error) {
      throw observation;
    }
    return { version: String(this.#version), observation };
  }

  observe(
    service: ServiceInTarget,
    listener: (version: string) => void,
  ): () => void {
    const key = keyOf(service);
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** How many observe it now. */
  countListeners(): number {
    return [...this.#listeners.values()].reduce((sum, it) => sum + it.size, 0);
  }

  /** Something has changed there. */
  change(key: string): void {
    this.#version += 1;
    this.#listeners
      .get(key)
      ?.forEach(listener => listener(String(this.#version)));
  }
}

function keyOf({ target }: ServiceInTarget): string {
  return `${target.environment}/${target.id}`;
}
