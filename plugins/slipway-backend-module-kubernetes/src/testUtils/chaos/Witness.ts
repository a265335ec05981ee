import { TargetObservation } from '@slipway/backstage-plugin-slipway-common';
import { WatchedKind, watchedKinds } from '../../model/kept';
import { aRawDeployment } from '../rawObjects';
import { FakeApiServer } from '../FakeApiServer';

/** A state that the Deployment `backend` was in. */
interface Truth {
  isHealthy: boolean;
  /** When the next state took its place. */
  endedAt: number;
}

/**
 * Sees what the server says and has, and what is shown of it, and writes down whatever is shown that cannot be known.
 *
 * @remarks
 * The server's Deployment `backend` carries the number of its state in its version, so that each reading tells which
 * state it shows.
 */
export class Witness {
  readonly violations: string[] = [];
  /** How many readings said so. */
  readonly seen = { observed: 0, healthy: 0, unknown: 0 };
  readonly #server: FakeApiServer;
  readonly #truths: Truth[] = [];
  readonly #saidAt = new Map<WatchedKind, number>();
  readonly #listed = new Set<string>();

  constructor(server: FakeApiServer) {
    this.#server = server;
    server.onSaid = (plural, what) => {
      this.#saidAt.set(plural as WatchedKind, Date.now());
      if (what === 'list') {
        this.#listed.add(plural);
      }
    };
  }

  /** Lets the Deployment `backend` be in a new state. */
  turn(isHealthy: boolean): void {
    const last = this.#truths.at(-1);
    if (last) {
      last.endedAt = Date.now();
    }
    const number = this.#truths.push({ isHealthy, endedAt: Infinity }) - 1;
    this.#server.put('deployments', aDeploymentInState(number, isHealthy));
  }

  /** @param options.transitMs - how long what the server says may be on its way */
  check(
    observation: TargetObservation,
    options: { transitMs: number; oldestMs: number },
  ): void {
    const { transitMs, oldestMs } = options;
    if (observation.status !== 'observed') {
      this.seen.unknown++;
      const since = Date.parse(observation.since ?? new Date(0).toISOString());
      const lastAt = Math.max(...this.#saidAt.values());
      this.#expect(
        since <= lastAt + transitMs,
        `it is unknown since ${since - lastAt} ms after the server last said something`,
      );
      return;
    }
    this.seen.observed++;
    const at = Date.parse(observation.observedAt);
    const saidAt = Math.min(
      ...watchedKinds.map(kind => this.#saidAt.get(kind) ?? -Infinity),
    );
    this.#expect(
      watchedKinds.every(kind => this.#listed.has(kind)),
      'it is observed while a kind was never listed',
    );
    this.#expect(
      at <= saidAt + transitMs,
      `it is ${at - saidAt} ms younger than what the server last said`,
    );
    this.#expect(
      Date.now() - at <= oldestMs,
      `nothing was heard for ${Date.now() - at} ms, and it is still observed`,
    );
    for (const { version, status } of observation.workloads) {
      const truth = this.#truths[Number(version.split('.').at(-1))];
      this.seen.healthy += status.phase === 'Healthy' ? 1 : 0;
      this.#expect(
        truth?.isHealthy === (status.phase === 'Healthy'),
        `state ${version} is shown as ${status.phase}`,
      );
      this.#expect(
        truth !== undefined && truth.endedAt + transitMs >= at,
        `state ${version} is shown as seen ${at - (truth?.endedAt ?? 0)} ms after its end`,
      );
    }
  }

  #expect(isTrue: boolean, otherwise: string) {
    if (!isTrue) {
      this.violations.push(otherwise);
    }
  }
}

function aDeploymentInState(number: number, isHealthy: boolean) {
  const deployment = aRawDeployment();
  const image = `retail/backend:1.0.${number}`;
  return {
    ...deployment,
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'backend' } },
      template: { spec: { containers: [{ name: 'backend', image }] } },
    },
    status: {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      availableReplicas: isHealthy ? 1 : 0,
    },
  };
}
