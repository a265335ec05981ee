import type { AccessAttributes } from './Authorizer';

/** A rule of a Role or ClusterRole. */
export interface Rule {
  verbs: readonly string[];
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
  nonResourceURLs?: readonly string[];
}

/** Whether the rule lets that through. */
export function ruleAllows(rule: Rule, wanted: AccessAttributes): boolean {
  if (!includes(rule.verbs, wanted.verb)) {
    return false;
  }
  if ('path' in wanted) {
    return (rule.nonResourceURLs ?? []).some(url =>
      matchesPath(url, wanted.path),
    );
  }
  const { group, resource, name } = wanted;
  return (
    includes(rule.apiGroups, group) &&
    (includes(rule.resources, resource) ||
      includesAnySubresource(rule.resources, resource)) &&
    (!rule.resourceNames?.length ||
      (name !== undefined && rule.resourceNames.includes(name)))
  );
}

function includes(values: readonly string[] = [], wanted: string): boolean {
  return values.includes('*') || values.includes(wanted);
}

/** Rules may name a subresource of everything: `*` followed by `/scale`. */
function includesAnySubresource(
  values: readonly string[] = [],
  resource: string,
): boolean {
  const subresource = resource.split('/')[1];
  return subresource !== undefined && values.includes(`*/${subresource}`);
}

function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('*')
    ? path.startsWith(pattern.slice(0, -1))
    : pattern === path;
}
