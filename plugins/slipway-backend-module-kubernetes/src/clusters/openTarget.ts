import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { ClusterAccess } from '../operations/clusterAccess';
import { describeKey } from '../placement/configKey';
import { KubernetesTargetConfig } from '../placement/targetConfig';
import { readClusterAuth } from './authConfig';
import { ClusterClient, Clusters } from './cluster';

/** Stands for the UID of a cluster whose namespace `kube-system` may not be read. */
const UNREADABLE_UID = 'unreadable';

/** With what the operations on targets reach their clusters. */
export function createClusterAccess(options: {
  clusters: Clusters;
  readTarget(target: SlipwayTarget): KubernetesTargetConfig;
}): ClusterAccess {
  return {
    async open(target, { operationId } = {}) {
      const config = options.readTarget(target);
      const cluster = options.clusters.get(config.cluster);
      return {
        config,
        clusterUid:
          (await cluster.clusterUid({ operationId })) ?? UNREADABLE_UID,
        reader: operationId ? cluster.operationReader : cluster.reader,
        executor: async () =>
          openExecutor(options.clusters, { target, config, operationId }),
      };
    },
  };
}

/**
 * The client with the credentials for changing a target, `undefined` where none are configured.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function openExecutor(
  clusters: Clusters,
  options: {
    target: SlipwayTarget;
    config: KubernetesTargetConfig;
    operationId?: string;
  },
): ClusterClient | undefined {
  const { target, config, operationId } = options;
  if (!config.executor) {
    return undefined;
  }
  const auth = readClusterAuth(
    config.executor,
    describeKey(target, 'executor'),
  );
  return clusters.get(config.cluster).executor(auth, { operationId });
}
