import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { LoadedEntity } from '../services/EntityLoader';
import { Hide, versionKey } from '../services/pageVersion';
import { TargetDirectory } from '../services/TargetDirectory';
import { SignalPublisher } from './SignalPublisher';
import { WatchBudget } from './WatchBudget';

const IDLE_MS = 10 * 60 * 1000;

type Watched = {
  /** What is observed; another one means that the entity or its places have changed. */
  fingerprint: string;
  release(): void;
  idle: NodeJS.Timeout;
};

/** Observes the services that are viewed, from the first view until nobody has viewed them for ten minutes. */
export class ServiceWatcher {
  readonly #directory: TargetDirectory;
  readonly #publisher: SignalPublisher;
  readonly #logger: LoggerService;
  readonly #onChange: (loaded: LoadedEntity, service: ServiceInTarget) => void;
  readonly #watched = new Map<string, Watched>();
  readonly #budget: WatchBudget;

  constructor(options: {
    directory: TargetDirectory;
    publisher: SignalPublisher;
    logger: LoggerService;
    /** Told of each change of what is viewed. */
    onChange?(loaded: LoadedEntity, service: ServiceInTarget): void;
    /** How many services are observed for one principal, and for all. */
    limit: { perPrincipal: number; ofAll: number };
  }) {
    this.#directory = options.directory;
    this.#publisher = options.publisher;
    this.#logger = options.logger;
    this.#onChange = options.onChange ?? (() => {});
    this.#budget = new WatchBudget(options.limit);
  }

  getSignalId(entityRef: string): string {
    return this.#publisher.getSignalId(entityRef);
  }

  /** Hides a name in a version, as signals do. */
  readonly hide: Hide = name => this.#publisher.hide(name);

  /** Takes note of a view. */
  watch(
    loaded: LoadedEntity,
    {
      services,
      viewer,
    }: { services: readonly ServiceInTarget[]; viewer: string },
  ): void {
    const { entityRef } = loaded;
    this.#budget
      .view(entityRef, viewer)
      .forEach(evicted => this.#release(evicted));
    const fingerprint = JSON.stringify([
      loaded.entity.metadata.annotations,
      loaded.owners,
      services.map(({ target }) => versionKey(target)),
    ]);
    const known = this.#watched.get(entityRef);
    if (known?.fingerprint === fingerprint) {
      known.idle.refresh();
      return;
    }
    known?.release();
    clearTimeout(known?.idle);
    const ends = services.map(service => this.#observe(loaded, service));
    const idle = setTimeout(() => this.#release(entityRef), IDLE_MS);
    idle.unref();
    this.#watched.set(entityRef, {
      fingerprint,
      idle,
      release: () => ends.forEach(end => end()),
    });
  }

  stop(): void {
    [...this.#watched.keys()].forEach(ref => this.#release(ref));
    this.#publisher.stop();
  }

  #observe(loaded: LoadedEntity, service: ServiceInTarget): () => void {
    const { entityRef, target } = service;
    try {
      return this.#directory
        .platformOf(target)
        .liveState.observe(service, version => {
          this.#publisher.signal(entityRef, {
            targets: { [versionKey(target)]: version },
          });
          this.#onChange(loaded, service);
        });
    } catch (error) {
      this.#logger.warn(
        `${entityRef} cannot be observed in ${versionKey(target)}: ${stringifyError(error)}`,
      );
      return () => {};
    }
  }

  #release(entityRef: string): void {
    const watched = this.#watched.get(entityRef);
    if (watched) {
      this.#watched.delete(entityRef);
      this.#budget.forget(entityRef);
      clearTimeout(watched.idle);
      watched.release();
    }
  }
}
