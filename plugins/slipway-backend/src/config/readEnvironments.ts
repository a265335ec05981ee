import { Config } from '@backstage/config';
import { configError } from './configError';
import { readName, refuseUnknownKeys } from './readName';
import { readRecovery } from './readRecovery';
import { ConfigurablePlatform, readTarget } from './readTarget';
import { ConfiguredEnvironment } from './slipwayConfig';

const ENVIRONMENTS = 'slipway.environments';

/** Reads the environments, in the order of promotion. */
export function readEnvironments(
  rootConfig: Config,
  options: { platforms: readonly ConfigurablePlatform[] },
): ConfiguredEnvironment[] {
  const configs = rootConfig.getOptionalConfigArray(ENVIRONMENTS) ?? [];
  if (!configs.length) {
    throw configError({
      key: ENVIRONMENTS,
      value: rootConfig.getOptional(ENVIRONMENTS),
      problem: 'at least one environment is needed',
      fix: 'List your environments there, in the order of promotion, each with its name and targets',
    });
  }
  const seen = new Set<string>();
  return configs.map((config, index) => {
    const key = `${ENVIRONMENTS}[${index}]`;
    refuseUnknownKeys(config, {
      key,
      known: ['name', 'title', 'recovery', 'targets'],
    });
    const name = readName(config, { key, field: 'name' });
    if (seen.has(name)) {
      throw configError({
        key: `${key}.name`,
        value: name,
        problem: 'another environment has this name',
        fix: 'Give each environment a name of its own, or list both their targets under one',
      });
    }
    seen.add(name);
    return {
      name,
      title: config.getOptionalString('title') ?? name,
      recovery: readRecovery(config, key),
      targets: readTargets(config, { key, environment: name, ...options }),
    };
  });
}

function readTargets(
  environmentConfig: Config,
  context: {
    key: string;
    environment: string;
    platforms: readonly ConfigurablePlatform[];
  },
) {
  const listKey = `${context.key}.targets`;
  const configs = environmentConfig.getOptionalConfigArray('targets') ?? [];
  if (!configs.length) {
    throw configError({
      key: listKey,
      value: environmentConfig.getOptional('targets'),
      problem: `nothing can run in '${context.environment}' without a target`,
      fix: 'List at least one target there, or remove the environment',
    });
  }
  const seen = new Set<string>();
  return configs.map((config, index) => {
    const target = readTarget(config, {
      ...context,
      key: `${listKey}[${index}]`,
    });
    if (seen.has(target.id)) {
      throw configError({
        key: `${listKey}[${index}].id`,
        value: target.id,
        problem: `another target of '${context.environment}' has this ID`,
        fix: 'Give each target of an environment an ID of its own',
      });
    }
    seen.add(target.id);
    return target;
  });
}
