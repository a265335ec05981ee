import { Config } from '@backstage/config';
import {
  OwnershipProof,
  Platform,
} from '@slipway/backstage-plugin-slipway-node';
import { kubernetesAnnotations } from '@slipway/backstage-plugin-slipway-common';
import { configError } from './configError';
import { readName, refuseUnknownKeys } from './readName';
import { ConfiguredTarget } from './slipwayConfig';

/** What the configuration of targets has to know of a platform. */
export type ConfigurablePlatform = Pick<Platform, 'id' | 'ownershipProofs'>;

/** The keys by which resources name their entity, unless the target names another. */
const ownershipKeys = {
  label: kubernetesAnnotations.id,
  tag: 'backstage.io/entity-ref',
};

const OWNER_PATTERN = /^(\*|[^\s:/]+:[^\s:/]+\/[^\s:/]+)$/;

/** Reads one target of an environment. */
export function readTarget(
  config: Config,
  context: {
    key: string;
    environment: string;
    platforms: readonly ConfigurablePlatform[];
  },
): ConfiguredTarget {
  const { key, environment } = context;
  const id = readName(config, { key, field: 'id' });
  const { id: platform, ownershipProofs } = readPlatform(config, context);
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
    ownership: readOwnership(config, { key, platform, ownershipProofs }),
    config: readPlatformConfig(config, { key, platform }),
  };
}

function readPlatform(
  config: Config,
  context: { key: string; platforms: readonly ConfigurablePlatform[] },
): ConfigurablePlatform {
  const value = config.getOptional('platform');
  const platform = context.platforms.find(({ id }) => id === value);
  if (!platform) {
    const known = context.platforms.map(({ id }) => id).join(', ') || 'none';
    throw configError({
      key: `${context.key}.platform`,
      value,
      problem: `no module adds a platform of this name; known are: ${known}`,
      fix: 'Correct the name, or add the module of the platform to your backend',
    });
  }
  return platform;
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

function readOwnership(
  config: Config,
  context: {
    key: string;
    platform: string;
    ownershipProofs: Platform['ownershipProofs'];
  },
): OwnershipProof {
  const ownership = config.getOptionalConfig('ownership');
  const value = ownership?.getOptional('by') ?? context.ownershipProofs[0];
  const by = context.ownershipProofs.find(it => it === value);
  switch (by) {
    case 'label':
    case 'tag':
      return {
        by,
        key: ownership?.getOptionalString('key') ?? ownershipKeys[by],
      };
    case 'namespace':
    case 'argocd-tracking-id':
      return { by };
    default:
      throw configError({
        key: `${context.key}.ownership.by`,
        value,
        problem: `ownership cannot be proved in this way on '${context.platform}'`,
        fix: `Use ${context.ownershipProofs.map(describeProof).join(' or ')}`,
      });
  }
}

function describeProof(by: OwnershipProof['by']): string {
  return by === 'label' || by === 'tag' ? `${by} (with a key)` : by;
}
