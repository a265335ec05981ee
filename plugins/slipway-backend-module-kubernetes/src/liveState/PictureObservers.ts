import { LoggerService } from '@backstage/backend-plugin-api';
import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { buildWorkloads, wantsEvents } from '../model/buildWorkloads';
import { LocatedService } from '../placement/locate';
import { ClusterPicture, PictureChange } from './ClusterPicture';
import { NamespaceEvents } from './NamespaceEvents';
import { writeVersion } from './pictureVersion';
import { belongsTo, findServiceObjects } from './serviceObjects';

interface Observer {
  service: LocatedService;
  listener: (version: string) => void;
  /** What the picture of its namespace was worth when the listener was last told. */
  status: string;
}

/** What observers are told with. */
export interface PictureObserversOptions {
  logger: LoggerService;
  eventsIntervalMs?: number;
}

/** Tells those who observe services of one cluster what has changed for them, once for all that came together. */
export class PictureObservers {
  readonly #picture: ClusterPicture;
  readonly #logger: LoggerService;
  readonly #events: NamespaceEvents;
  readonly #byNamespace = new Map<string, Set<Observer>>();
  readonly #touched = new Set<Observer>();
  #sequence = 0;
  #isScheduled = false;

  constructor(
    picture: ClusterPicture,
    { logger, eventsIntervalMs }: PictureObserversOptions,
  ) {
    this.#picture = picture;
    this.#logger = logger;
    this.#events = new NamespaceEvents({
      client: picture.cluster.watcher,
      intervalMs: eventsIntervalMs,
      onRead: (namespace, uids) =>
        this.#guard(() => this.#takeEvents(namespace, uids)),
    });
    picture.onChange(change => this.#guard(() => this.#takeChange(change)));
    picture.onState(() => this.#schedule());
  }

  stop(): void {
    this.#events.stop();
    this.#byNamespace.clear();
    this.#touched.clear();
  }

  observe(
    service: LocatedService,
    listener: (version: string) => void,
  ): () => void {
    const { namespace } = service;
    const observer: Observer = {
      service,
      listener,
      status: this.#picture.health(namespace).status,
    };
    const observers = this.#byNamespace.get(namespace) ?? new Set();
    this.#byNamespace.set(namespace, observers.add(observer));
    this.#wantEvents(observer);

    return () => {
      this.#touched.delete(observer);
      observers.delete(observer);
      if (observers.size === 0) {
        this.#byNamespace.delete(namespace);
        this.#events.forget(namespace);
      }
    };
  }

  /** The workloads of a service, as the picture has them. */
  build(service: LocatedService, observedAt: string): Workload[] {
    return buildWorkloads({
      objects: findServiceObjects(this.#picture.stores, service),
      selector: service.selector,
      claim: service.claim,
      cluster: service.cluster,
      events: uid => this.#events.find(service.namespace, uid),
      observedAt,
    });
  }

  /** How far the picture of a namespace is. */
  version(namespace: string): string {
    return writeVersion(this.#picture.versions(namespace), this.#sequence);
  }

  #takeChange({ kind, changes }: PictureChange) {
    for (const { before, after } of changes) {
      const namespace = (after ?? before)?.namespace ?? '';
      for (const observer of this.#byNamespace.get(namespace) ?? []) {
        const isConcerned = [before, after].some(
          object =>
            object &&
            belongsTo(this.#picture.stores, observer.service, { kind, object }),
        );
        if (isConcerned) {
          this.#touched.add(observer);
        }
      }
    }
    this.#schedule();
  }

  #takeEvents(namespace: string, uids: ReadonlySet<string>) {
    for (const observer of this.#byNamespace.get(namespace) ?? []) {
      const objects = findServiceObjects(
        this.#picture.stores,
        observer.service,
      );
      const isConcerned = Object.values(objects)
        .flat()
        .some(({ uid }) => uids.has(uid));
      if (isConcerned) {
        this.#touched.add(observer);
      }
    }
    const observers = [...(this.#byNamespace.get(namespace) ?? [])];
    const isWanted = observers
      .map(observer => this.#wantEvents(observer))
      .includes(true);
    if (!isWanted) {
      this.#events.forget(namespace);
    }
    this.#schedule();
  }

  #schedule() {
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      setImmediate(() => this.#guard(() => this.#tell()));
    }
  }

  #tell() {
    this.#isScheduled = false;
    for (const [namespace, observers] of this.#byNamespace) {
      const { status } = this.#picture.health(namespace);
      for (const observer of observers) {
        if (observer.status !== status) {
          observer.status = status;
          this.#touched.add(observer);
        }
      }
    }
    const touched = [...this.#touched];
    this.#touched.clear();
    if (touched.length > 0) {
      this.#sequence++;
    }
    for (const observer of touched) {
      this.#guard(() => this.#wantEvents(observer));
      this.#guard(() =>
        observer.listener(this.version(observer.service.namespace)),
      );
    }
  }

  /** Nobody awaits what is done here: a failure must neither end the process nor the watch that led to it. */
  #guard(act: () => void) {
    try {
      act();
    } catch (error) {
      this.#logger.error(
        `Telling of a change in the cluster '${this.#picture.cluster.name}' failed`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  #wantEvents({ service }: Observer): boolean {
    const isWanted =
      this.#picture.health(service.namespace).status === 'synced' &&
      this.build(service, new Date().toISOString()).some(wantsEvents);
    if (isWanted) {
      this.#events.want(service.namespace);
    }
    return isWanted;
  }
}
