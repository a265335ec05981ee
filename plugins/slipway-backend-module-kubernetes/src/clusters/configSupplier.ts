import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readClusterAuth } from './authConfig';
import { ClusterDetails } from './clusterDetails';

const METHODS = 'kubernetes.clusterLocatorMethods';

/**
 * Reads the clusters of `kubernetes.clusterLocatorMethods`, which the Backstage Kubernetes plugin reads too.
 *
 * @remarks
 * Its locators `catalog` and `gke` are left to other suppliers: a URL from the catalog is a URL from whoever writes
 * there.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readConfiguredClusters(config: Config): ClusterDetails[] {
  const methods = config.getOptionalConfigArray(METHODS) ?? [];
  return methods.flatMap((method, index) => {
    const key = `${METHODS}[${index}]`;
    switch (method.getString('type')) {
      case 'config':
        return method
          .getConfigArray('clusters')
          .map((cluster, at) => readCluster(cluster, `${key}.clusters[${at}]`));
      case 'localKubectlProxy':
        return [
          {
            name: 'local',
            url: 'http://127.0.0.1:8001',
            source: key,
            auth: { authProvider: 'localKubectlProxy' },
          } satisfies ClusterDetails,
        ];
      case 'catalog':
      case 'gke':
        return [];
      default:
        throw new InputError(
          `${key}.type is '${method.getString('type')}'; use 'config' or 'localKubectlProxy'`,
        );
    }
  });
}

function readCluster(config: Config, source: string): ClusterDetails {
  return {
    name: config.getString('name'),
    url: config.getString('url'),
    source,
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
    skipTLSVerify: config.getOptionalBoolean('skipTLSVerify') ?? false,
    auth: readClusterAuth(config, source),
  };
}
