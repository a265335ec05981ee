import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { slipwayPlatformsExtensionPoint } from '@slipway/backstage-plugin-slipway-node';
import {
  ClusterSupplier,
  slipwayClusterSuppliersExtensionPoint,
} from './clusters/clusterDetails';
import { KubernetesPlatform } from './KubernetesPlatform';

/**
 * Adds Kubernetes to Slipway: EKS, and any other.
 *
 * @public
 */
export const slipwayModuleKubernetes = createBackendModule({
  pluginId: 'slipway',
  moduleId: 'kubernetes',
  register(env) {
    const suppliers: ClusterSupplier[] = [];
    env.registerExtensionPoint(slipwayClusterSuppliersExtensionPoint, {
      addClusterSupplier: supplier => suppliers.push(supplier),
    });
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        platforms: slipwayPlatformsExtensionPoint,
      },
      async init({ config, logger, platforms }) {
        platforms.addPlatform(
          new KubernetesPlatform({ config, logger, suppliers }),
        );
      },
    });
  },
});
