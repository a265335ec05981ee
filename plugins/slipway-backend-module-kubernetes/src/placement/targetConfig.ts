import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { describeKey } from './configKey';

/** The part of a target's configuration that is about Kubernetes. */
export interface KubernetesTargetConfig {
  /** Name of a cluster that a supplier knows. */
  cluster: string;
  /** A namespace, a pattern with `*`, or one with `{owner}`. */
  namespace: string;
  /** How to sign in for changing; absent where the target is read-only. */
  executor?: Config;
}

const namespacePattern = /^[a-z0-9*-]*(\{owner\})?[a-z0-9*-]*$/;

/**
 * Reads the part of a target's configuration that is about Kubernetes.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readKubernetesTarget(
  target: SlipwayTarget,
): KubernetesTargetConfig {
  const { config } = target;
  const cluster = readText(target, 'cluster', 'the name of a cluster');
  const namespace = readText(
    target,
    'namespace',
    "a namespace, a pattern such as 'team-*', or '{owner}'",
  );
  if (!namespacePattern.test(namespace) || namespace.length > 63) {
    throw new InputError(
      `Invalid value '${namespace}' at '${describeKey(target, 'namespace')}': expected a namespace of lower-case letters, digits and dashes, where '*' stands for any of them and '{owner}' for the name of the owner`,
    );
  }
  if (target.ownership.by === 'namespace' && namespace.includes('*')) {
    throw new InputError(
      `Invalid value '${namespace}' at '${describeKey(target, 'namespace')}': with 'ownership.by: namespace' whatever lies in the namespace belongs to the service, so a pattern would let an annotation choose somebody else's; name the namespace, use '{owner}', or choose another proof of ownership`,
    );
  }
  const isOpenToAny = target.owners.some(owner => owner.includes('*'));
  if (
    target.ownership.by === 'namespace' &&
    !namespace.includes('{owner}') &&
    isOpenToAny
  ) {
    throw new InputError(
      `Invalid value '${namespace}' at '${describeKey(target, 'namespace')}': with 'ownership.by: namespace' whatever lies in the namespace belongs to the service, and the owners of this target are any of '${target.owners.join("', '")}'; name the owners of the namespace in full, use '{owner}', or choose another proof of ownership`,
    );
  }
  const executor = config.getOptionalConfig('executor');
  return { cluster, namespace, ...(executor ? { executor } : {}) };
}

function readText(target: SlipwayTarget, key: string, what: string): string {
  const value = target.config.getOptional(key);
  if (typeof value !== 'string' || value.trim() === '') {
    const found =
      value === undefined ? 'Missing value' : `Invalid value '${value}'`;
    throw new InputError(
      `${found} at '${describeKey(target, key)}': set it to ${what}`,
    );
  }
  return value.trim();
}
