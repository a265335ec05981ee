import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EntityLoader, LoadedEntity } from '../services/EntityLoader';
import { PlacedService, placeService } from '../services/placeService';
import { TargetDirectory } from '../services/TargetDirectory';

const REFRESH_MS = 5 * 60 * 1000;

/** What KnownServices needs. */
export interface KnownServicesOptions {
  entities: EntityLoader;
  directory: TargetDirectory;
  logger: LoggerService;
  now?(): number;
}

/**
 * Every service and data store of the catalog, in each target where it is placed.
 *
 * @remarks
 * The catalog is asked once in five minutes. While it does not answer, the services that were known stay known.
 */
export class KnownServices {
  readonly #options: KnownServicesOptions;
  #services: readonly PlacedService[] = [];
  #refreshAt = 0;

  constructor(options: KnownServicesOptions) {
    this.#options = options;
  }

  async list(): Promise<readonly PlacedService[]> {
    const { entities, logger, now = Date.now } = this.#options;
    if (now() >= this.#refreshAt) {
      try {
        const services = await entities.listServicesAsPlugin();
        this.#services = services.flatMap(loaded => this.place(loaded));
        this.#refreshAt = now() + REFRESH_MS;
      } catch (error) {
        logger.warn(
          `The services cannot be listed; those known before are observed: ${stringifyError(error)}`,
        );
      }
    }
    return this.#services;
  }

  /** An entity in each target where its annotations and its owner place it. */
  place(loaded: LoadedEntity): PlacedService[] {
    return placeService(loaded, this.#options.directory).filter(
      ({ placement }) => placement.status === 'placed',
    );
  }
}
