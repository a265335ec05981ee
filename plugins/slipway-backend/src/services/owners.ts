import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * The owners of an entity, as full references: from its relations, or from `spec.owner` where the catalog has not
 * related them yet.
 */
export function getOwners(entity: Entity): string[] {
  const related = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  if (related.length) {
    return [...new Set(related)];
  }
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string') {
    return [];
  }
  try {
    return [
      stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'group',
          defaultNamespace: entity.metadata.namespace ?? 'default',
        }),
      ),
    ];
  } catch {
    return [];
  }
}

/** Whether an owner is among those that the patterns name; `*` stands for any text. */
export function matchesOwner(
  owner: string,
  patterns: readonly string[],
): boolean {
  return patterns.some(pattern => {
    const literals = pattern
      .split('*')
      .map(literal => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return (
      new RegExp(`^${literals.join('[^:/]*')}$`).test(owner) || pattern === '*'
    );
  });
}
