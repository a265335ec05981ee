import { LoggerService } from '@backstage/backend-plugin-api';
import {
  getWorstPhase,
  Operation,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import { Operations } from '../operations/Operations';
import { addRecovery } from '../recovery/addRecovery';
import { RecoveryReader } from '../recovery/RecoveryReader';
import { ServiceWatcher } from '../signals/ServiceWatcher';
import { LoadedEntity } from './EntityLoader';
import { getSetupHint } from './getSetupHint';
import {
  decodePageVersion,
  encodePageVersion,
  versionKey,
} from './pageVersion';
import { PlacedService, placeService } from './placeService';
import { ServiceAccess } from './ServiceAccess';
import { TargetDirectory } from './TargetDirectory';
import { getPhases, viewTarget } from './viewTarget';

/** What ServicePages needs. */
export interface ServicePagesOptions {
  directory: TargetDirectory;
  operations: Pick<Operations, 'getActive'>;
  recovery: Pick<RecoveryReader, 'getMeasured'>;
  watcher: Pick<ServiceWatcher, 'watch' | 'getSignalId' | 'hide'>;
  logger: LoggerService;
}

/**
 * What the page of a service shows.
 *
 * @remarks
 * Everything is read from memory and the database: a warm page makes no upstream call. What the caller may not read is
 * left dark by the given access.
 */
export class ServicePages {
  readonly #options: ServicePagesOptions;

  constructor(options: ServicePagesOptions) {
    this.#options = options;
  }

  /** @throws InputError for an `after` that no page and no signal named. */
  async get(
    loaded: LoadedEntity,
    options: { access: ServiceAccess; viewer: string; after?: string },
  ): Promise<ServiceView> {
    const { access, viewer } = options;
    const { directory, logger, recovery, watcher } = this.#options;
    const after =
      options.after === undefined
        ? undefined
        : decodePageVersion(options.after);

    const placed = placeService(loaded, directory);
    this.#watch(loaded, { placed, viewer });
    const active = await this.#getActive(loaded, placed, access);
    const viewed = await Promise.all(
      placed.map(async service => ({
        target: service.target,
        ...(await viewTarget(service, {
          access,
          active,
          after: after?.targets?.[watcher.hide(versionKey(service.target))],
          links: directory.links,
          logger,
        })),
      })),
    );

    const seen = await addRecovery(loaded, viewed, { directory, recovery });
    const environments = directory.environments.map(environment => {
      const targets = seen
        .filter(({ target }) => environment.targets.includes(target))
        .map(({ view }) => view);
      const phase = getWorstPhase(targets.flatMap(getPhases));
      const { name, title } = environment;
      return { name, title, targets, ...(phase && { phase }) };
    });
    const versions = seen.flatMap(({ target, version }) =>
      version ? [[versionKey(target), version] as const] : [],
    );
    const setup = getSetupHint({
      loaded,
      placements: placed.map(({ placement }) => placement),
    });
    return {
      entityRef: loaded.entityRef,
      title: loaded.entity.metadata.title ?? loaded.entity.metadata.name,
      signalId: watcher.getSignalId(loaded.entityRef),
      version: encodePageVersion(
        { targets: Object.fromEntries(versions) },
        watcher.hide,
      ),
      environments,
      ...(setup && { setup }),
    };
  }

  #watch(
    loaded: LoadedEntity,
    { placed, viewer }: { placed: readonly PlacedService[]; viewer: string },
  ): void {
    const services = placed
      .filter(({ placement }) => placement.status === 'placed')
      .map(({ service }) => service);
    this.#options.watcher.watch(loaded, { services, viewer });
  }

  async #getActive(
    { entityRef }: LoadedEntity,
    placed: readonly PlacedService[],
    access: ServiceAccess,
  ): Promise<Operation[]> {
    const places = placed
      .map(({ target: { environment, id } }) => ({
        entityRef,
        environment,
        target: id,
      }))
      .filter(place => access.canRead(place));
    return places.length ? this.#options.operations.getActive(places) : [];
  }
}
