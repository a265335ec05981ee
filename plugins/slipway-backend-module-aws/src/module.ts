import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { slipwayPlatformsExtensionPoint } from '@slipway/backstage-plugin-slipway-node';
import { AwsPlatform } from './AwsPlatform';

/**
 * Adds AWS to Slipway: data stores, their recovery points and restores.
 *
 * @public
 */
export const slipwayModuleAws = createBackendModule({
  pluginId: 'slipway',
  moduleId: 'aws',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        platforms: slipwayPlatformsExtensionPoint,
      },
      async init({ config, logger, platforms }) {
        platforms.addPlatform(new AwsPlatform({ config, logger }));
      },
    });
  },
});
