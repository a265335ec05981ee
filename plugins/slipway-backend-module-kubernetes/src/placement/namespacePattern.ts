import { parseEntityRef } from '@backstage/catalog-model';

const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether the text can be the name of a namespace. */
export function isNamespaceName(text: string): boolean {
  return dnsLabel.test(text);
}

/**
 * A namespace pattern for one service: `{owner}` replaced by the name of its owner; `undefined` where it has none that
 * a namespace could be named after.
 */
export function resolveOwner(
  pattern: string,
  owner: string | undefined,
): string | undefined {
  if (!pattern.includes('{owner}')) {
    return pattern;
  }
  const name = getOwnerName(owner);
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

function getOwnerName(owner: string | undefined): string | undefined {
  try {
    const { name } = parseEntityRef(owner ?? '', { defaultKind: 'group' });
    return isNamespaceName(name.toLowerCase()) ? name.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}
