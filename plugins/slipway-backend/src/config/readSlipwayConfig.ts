import { Config } from '@backstage/config';
import { readEnvironments } from './readEnvironments';
import { readGroups } from './readGroups';
import { readLinks } from './readLinks';
import { ConfigurablePlatform } from './readTarget';
import { SlipwayConfig } from './slipwayConfig';

/**
 * Reads the `slipway` part of the app configuration.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readSlipwayConfig(
  rootConfig: Config,
  options: { platforms: readonly ConfigurablePlatform[] },
): SlipwayConfig {
  const environments = readEnvironments(rootConfig, options);
  return {
    environments,
    onCallGroups: readGroups(rootConfig, 'slipway.onCallGroups'),
    links: readLinks(rootConfig, {
      environments: environments.map(({ name }) => name),
    }),
  };
}
