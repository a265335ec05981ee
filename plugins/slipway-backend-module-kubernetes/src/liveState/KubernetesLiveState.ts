import { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  Revision,
  TargetObservation,
  UnknownReason,
} from '@slipway/backstage-plugin-slipway-common';
import {
  LiveReading,
  LiveState,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { KubernetesPlacement, LocatedService } from '../placement/locate';
import { listKeptRevisions } from '../revisions/listKeptRevisions';
import { ClusterPicture } from './ClusterPicture';
import { PictureHealth } from './pictureHealth';
import { PictureObservers } from './PictureObservers';
import { hasReached } from './pictureVersion';
import { findServiceObjects } from './serviceObjects';

/** How long a read may wait, in milliseconds. */
export interface ReadTiming {
  /** For the first list of a cluster. */
  loadMs: number;
  /** For the version that was asked for. */
  versionMs: number;
}

const defaults: ReadTiming = { loadMs: 5_000, versionMs: 2_000 };

/** What the live state is made of. */
export interface KubernetesLiveStateOptions {
  locate(service: ServiceInTarget): KubernetesPlacement;
  /** By the name of their cluster. */
  pictures: ReadonlyMap<string, ClusterPicture>;
  logger: LoggerService;
  timing?: ReadTiming;
  eventsIntervalMs?: number;
}

/** The pictures of all clusters that targets name. */
export class KubernetesLiveState implements LiveState {
  readonly #options: KubernetesLiveStateOptions;
  readonly #observers: ReadonlyMap<string, PictureObservers>;

  constructor(options: KubernetesLiveStateOptions) {
    this.#options = options;
    this.#observers = new Map(
      [...options.pictures].map(([name, picture]) => [
        name,
        new PictureObservers(picture, options),
      ]),
    );
  }

  stop(): void {
    this.#observers.forEach(observers => observers.stop());
  }

  async read(
    service: ServiceInTarget,
    { after }: { after?: string } = {},
  ): Promise<LiveReading> {
    const located = this.#options.locate(service);
    if (!('cluster' in located)) {
      const { message } = located.placement;
      return { version: '', observation: unknown('not-configured', message) };
    }
    const { picture, observers } = this.#find(located);
    const { namespace } = located;
    const { loadMs, versionMs } = this.#options.timing ?? defaults;
    const status = () => picture.health(namespace).status;
    await picture.waitUntil(() => status() !== 'loading', loadMs);
    if (after) {
      await picture.waitUntil(
        () =>
          status() !== 'synced' ||
          hasReached(picture.versions(namespace), after),
        versionMs,
      );
    }
    return {
      version: observers.version(namespace),
      observation: toObservation(picture.health(namespace), observedAt =>
        observers.build(located, observedAt),
      ),
    };
  }

  observe(
    service: ServiceInTarget,
    listener: (version: string) => void,
  ): () => void {
    const located = this.#options.locate(service);
    return 'cluster' in located
      ? this.#find(located).observers.observe(located, listener)
      : () => {};
  }

  /**
   * The revisions of a workload, newest first, from the picture.
   *
   * @throws NotFoundError where there is no such workload, NotAllowedError where the service may not be there,
   *   ServiceUnavailableError where the cluster has not been read yet.
   */
  async listRevisions(
    service: ServiceInTarget,
    workload: string,
  ): Promise<Revision[]> {
    const located = this.#options.locate(service);
    if (!('cluster' in located)) {
      throw new NotAllowedError(located.placement.message);
    }
    const { namespace, selector } = located;
    const { picture } = this.#find(located);
    const isLoaded = () => picture.health(namespace).status !== 'loading';
    await picture.waitUntil(
      isLoaded,
      (this.#options.timing ?? defaults).loadMs,
    );
    const health = picture.health(namespace);
    const observedAt = 'observedAt' in health ? health.observedAt : undefined;
    if (!observedAt) {
      throw new ServiceUnavailableError(
        'message' in health
          ? health.message
          : 'The cluster is being read for the first time; try again in a moment',
      );
    }
    return listKeptRevisions({
      objects: findServiceObjects(picture.stores, located),
      selector,
      workload,
      observedAt,
    });
  }

  #find({ cluster }: LocatedService) {
    const picture = this.#options.pictures.get(cluster);
    const observers = this.#observers.get(cluster);
    if (!picture || !observers) {
      throw new Error(`the cluster '${cluster}' is not watched`);
    }
    return { picture, observers };
  }
}

type Observed = Extract<TargetObservation, { status: 'observed' }>;

function toObservation(
  health: PictureHealth,
  build: (observedAt: string) => Observed['workloads'],
): TargetObservation {
  switch (health.status) {
    case 'synced':
      return {
        status: 'observed',
        observedAt: health.observedAt,
        workloads: build(health.observedAt),
      };
    case 'loading':
      return unknown(
        'unreachable',
        'The cluster is being read for the first time and has not answered in full yet',
      );
    default: {
      const { status, since, message, observedAt } = health;
      return {
        ...unknown(
          status === 'no-access' ? 'no-access' : 'unreachable',
          message,
        ),
        since,
        ...(observedAt && {
          lastSeen: { observedAt, workloads: build(observedAt) },
        }),
      };
    }
  }
}

function unknown(reason: UnknownReason, message: string) {
  return { status: 'unknown' as const, reason, message };
}
