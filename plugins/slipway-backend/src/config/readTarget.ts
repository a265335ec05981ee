import { Config } from '@backstage/config';
import { OwnershipProof } from '@slipway/backstage-plugin-slipway-node';
import { kubernetesAnnotations } from '@slipway/backstage-plugin-slipway-common';
import { configError } from './configError';
import { readName, refuseUnknownKeys } from './readName';
import { ConfiguredTarget } from './slipwayConfig';

const OWNER_PATTERN = /^(\*|[^\s:/]+:[^\s:/]+\/[^\s:/]+)$/;

/** Reads one target of an environment. */
export function readTarget(
  config: Config,
  context: {
    key: string;
    environment: string;
    platformIds: readonly string[];
  },
): ConfiguredTarget {
  const { key, environment } = context;
  const id = readName(config, { key, field: 'id' });
  const platform = readPlatform(config, context);
  refuseUnknownKeys(config, {
    key,
    known: ['id', 'title', 'platform', 'owners', 'ownership', platform],
  });
  return {
    key,
    environment,
    id,
    title: config.getOptionalString('title') ?? id,
    platform,
    owners: readOwners(config, key),
    ownership: readOwnership(config, key),
    config: readPlatformConfig(config, { key, platform }),
  };
}

function readPlatform(
  config: Config,
  context: { key: string; platformIds: readonly string[] },
): string {
  const value = config.getOptional('platform');
  if (typeof value !== 'string' || !context.platformIds.includes(value)) {
    const known = context.platformIds.join(', ') || 'none';
    throw configError({
      key: `${context.key}.platform`,
      value,
      problem: `no module adds a platform of this name; known are: ${known}`,
      fix: 'Correct the name, or add the module of the platform to your backend',
    });
  }
  return value;
}

function readPlatformConfig(
  config: Config,
  context: { key: string; platform: string },
): Config {
  const platformConfig = config.getOptionalConfig(context.platform);
  if (!platformConfig) {
    throw configError({
      key: `${context.key}.${context.platform}`,
      value: undefined,
      problem: `the place on '${context.platform}' is not described`,
      fix: 'Describe it there, as the README of the module of the platform shows',
    });
  }
  return platformConfig;
}

function readOwners(config: Config, key: string): string[] {
  const owners = config.getOptionalStringArray('owners') ?? [];
  if (!owners.length) {
    throw configError({
      key: `${key}.owners`,
      value: config.getOptional('owners'),
      problem: 'nobody may use this target',
      fix: "Name the owners whose services may run here, e.g. ['group:default/*']",
    });
  }
  owners.forEach((value, index) => {
    if (!OWNER_PATTERN.test(value)) {
      throw configError({
        key: `${key}.owners[${index}]`,
        value,
        problem: 'this is not a pattern of a full entity reference',
        fix: "Write '<kind>:<namespace>/<name>', each with * as a wildcard, or '*' for everybody",
      });
    }
  });
  return owners.map(owner => owner.toLocaleLowerCase('en-US'));
}

function readOwnership(config: Config, key: string): OwnershipProof {
  const ownership = config.getOptionalConfig('ownership');
  const by = ownership?.getOptional('by') ?? 'label';
  switch (by) {
    case 'label':
      return {
        by,
        key: ownership?.getOptionalString('key') ?? kubernetesAnnotations.id,
      };
    case 'namespace':
    case 'argocd-tracking-id':
      return { by };
    default:
      throw configError({
        key: `${key}.ownership.by`,
        value: by,
        problem: 'ownership cannot be proved in this way',
        fix: 'Use label (with a key), namespace or argocd-tracking-id',
      });
  }
}
