import {
  DEFAULT_NAMESPACE,
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * A catalog that takes whatever was parsed, without any of the catalog's own rules.
 *
 * @remarks
 * Relations are what the real one makes of them: its own, from `spec.owner`, whatever the file says.
 */
export class StandInCatalog {
  /** All that there are now. */
  readonly entities: Entity[] = [];

  /** Takes an entity in; one of the same reference is replaced. Returns its reference. */
  put(entity: Entity): string {
    const ref = stringifyEntityRef(entity);
    const known = this.entities.findIndex(it => stringifyEntityRef(it) === ref);
    this.entities.splice(known < 0 ? this.entities.length : known, 1, {
      ...entity,
      relations: relate(entity),
    });
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
