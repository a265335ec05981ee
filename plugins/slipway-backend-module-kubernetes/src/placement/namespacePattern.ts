import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether the text can be the name of a namespace. */
export function isNamespaceName(text: string): boolean {
  return dnsLabel.test(text);
}

/**
 * A namespace pattern for one service: `{owner}` replaced by the name of its owner; `undefined` where it has none that
 * a namespace could be named after.
 *
 * @remarks
 * Only groups of the catalog's namespace `default` count: a user or a group of another namespace may be called the same
 * as somebody else's group, and would be let into its namespace.
 */
export function resolveOwner(
  pattern: string,
  entity: Entity,
): string | undefined {
  if (!pattern.includes('{owner}')) {
    return pattern;
  }
  const name = getOwnerName(entity);
  return name === undefined ? undefined : pattern.replace('{owner}', name);
}

/** Whether a namespace is one of those that the pattern allows. */
export function matchesNamespace(namespace: string, pattern: string): boolean {
  const expression = pattern
    .split('*')
    .map(part => part.replace(/[^a-z0-9-]/g, '\\$&'))
    .join('[a-z0-9-]*');
  return (
    isNamespaceName(namespace) && new RegExp(`^${expression}$`).test(namespace)
  );
}

/** The catalog's own view of who owns it, where it has one, must agree. */
function getOwnerName({
  metadata,
  spec,
  relations = [],
}: Entity): string | undefined {
  const ref = readOwnerRef(spec?.owner, metadata.namespace);
  const related = relations.flatMap(({ type, targetRef }) =>
    type === RELATION_OWNED_BY ? targetRef.toLocaleLowerCase('en-US') : [],
  );
  const [, name = ''] = /^group:default\/(.+)$/.exec(ref ?? '') ?? [];
  const agreed = !related.length || related.includes(ref ?? '');
  return agreed && isNamespaceName(name) ? name : undefined;
}

function readOwnerRef(
  owner: unknown,
  defaultNamespace = 'default',
): string | undefined {
  if (typeof owner !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, { defaultKind: 'group', defaultNamespace }),
    );
  } catch {
    return undefined;
  }
}
