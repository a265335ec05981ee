import {
  DEFAULT_NAMESPACE,
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * A catalog that takes whatever was parsed, without any of the catalog's own rules.
 *
 * @remarks
 * Relations are what the real one makes of them: its own, from `spec.owner`, whatever the file says.
 */
export class StandInCatalog {
  readonly #entities = new Map<string, Entity>();

  readonly features = catalogServiceMock.mock({
    getEntitiesByRefs: async ({ entityRefs }) => ({
      items: entityRefs.map(ref => this.#entities.get(ref)),
    }),
    queryEntities: async () => {
      const items = [...this.#entities.values()];
      return { items, totalItems: items.length, pageInfo: {} };
    },
  }).factory;

  /** Takes an entity in; one of the same reference is replaced. Returns its reference. */
  put(entity: Entity): string {
    const ref = stringifyEntityRef(entity);
    this.#entities.set(ref, { ...entity, relations: relate(entity) });
    return ref;
  }
}

function relate({ metadata, spec }: Entity): Entity['relations'] {
  if (typeof spec?.owner !== 'string') {
    return [];
  }
  try {
    const owner = parseEntityRef(spec.owner, {
      defaultKind: 'Group',
      defaultNamespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    });
    return [{ type: RELATION_OWNED_BY, targetRef: stringifyEntityRef(owner) }];
  } catch {
    return [];
  }
}
