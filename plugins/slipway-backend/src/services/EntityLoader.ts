import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { normalizeEntityRef } from '@slipway/backstage-plugin-slipway-common';
import { getOwners } from './owners';

/** An entity as the catalog has it. */
export interface LoadedEntity {
  entity: Entity;
  /** Full reference, made from the loaded entity. */
  entityRef: string;
  /** Full references of its owners. */
  owners: readonly string[];
}

/**
 * The answer for a service that does not exist and for one that the caller may not see: they cannot be told apart.
 */
export function serviceNotFound(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no service '${entityRef}', or you may not see it`,
  );
}

const PAGE_SIZE = 500;
/** What is shown in targets. */
const filter = [{ kind: 'Component' }, { kind: 'Resource' }];
/** What places it, and no more. */
const fields = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
  'relations',
];

/** Loads entities from the catalog. */
export class EntityLoader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * Loads an entity as the caller may see it.
   *
   * @throws InputError for a malformed reference; NotFoundError for an unknown and an invisible entity alike.
   */
  async load(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<LoadedEntity> {
    const ref = normalizeEntityRef(entityRef);
    const [loaded] = await this.#loadAll([ref], credentials);
    if (!loaded) {
      throw serviceNotFound(ref);
    }
    return loaded;
  }

  /** Loads an entity with the plugin's own credentials. */
  async loadAsPlugin(entityRef: string): Promise<LoadedEntity> {
    return this.load(entityRef, await this.#auth.getOwnServiceCredentials());
  }

  /** Loads entities with the plugin's own credentials, in the order asked for. */
  async loadAllAsPlugin(
    entityRefs: readonly string[],
  ): Promise<(LoadedEntity | undefined)[]> {
    return this.#loadAll(
      entityRefs,
      await this.#auth.getOwnServiceCredentials(),
    );
  }

  /** Every component and resource of the catalog, with what places it, by the plugin's own credentials. */
  async listServicesAsPlugin(): Promise<LoadedEntity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const loaded: LoadedEntity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        cursor === undefined
          ? { filter, fields, limit: PAGE_SIZE }
          : { cursor, fields, limit: PAGE_SIZE },
        { credentials },
      );
      loaded.push(...page.items.map(toLoadedEntity));
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    return loaded;
  }

  /** Those of the entities that the caller may see, by their references. */
  async loadVisible(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, LoadedEntity>> {
    const loaded = await this.#loadAll(entityRefs, credentials);
    return new Map(
      loaded.flatMap(item => (item ? [[item.entityRef, item]] : [])),
    );
  }

  async #loadAll(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<(LoadedEntity | undefined)[]> {
    if (!entityRefs.length) {
      return [];
    }
    const { items } = await this.#catalog
      .getEntitiesByRefs({ entityRefs: [...entityRefs] }, { credentials })
      .catch(error => {
        throw new ServiceUnavailableError('The catalog does not answer', error);
      });
    return items.map(entity => entity && toLoadedEntity(entity));
  }
}

function toLoadedEntity(entity: Entity): LoadedEntity {
  return {
    entity,
    entityRef: stringifyEntityRef(entity),
    owners: getOwners(entity),
  };
}
