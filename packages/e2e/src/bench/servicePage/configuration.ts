import type { JsonObject } from '@backstage/types';
import type { Postgres } from 'sandbox';
import type { CountingProxy } from '../proxy/CountingProxy';
import type { BenchCluster } from './BenchCluster';
import { namespace } from './names';
import { unlimited } from '../../unlimited';

/** The configuration of a backend on that database, which reaches the cluster by the proxy. */
export function configure(options: {
  cluster: BenchCluster;
  proxy: CountingProxy;
  postgres: Postgres;
  /** Of the names of its databases. */
  prefix: string;
}): JsonObject {
  const { proxy, prefix } = options;
  const { simulator } = options.cluster;
  const { host, port, user, password } = options.postgres;
  const token = (name: string) => simulator.tokens[name]!;
  return {
    backend: {
      database: {
        client: 'pg',
        prefix,
        connection: { host, port, user, password },
      },
    },
    slipway: {
      limits: unlimited,
      environments: [
        {
          name: 'production',
          targets: [
            {
              id: 'bench',
              platform: 'kubernetes',
              owners: ['group:default/*'],
              kubernetes: {
                cluster: simulator.name,
                namespace,
                executor: { serviceAccountToken: token('slipway-executor') },
              },
            },
          ],
        },
      ],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      // What the demo portal lets the plugin show: less than it asks for by itself.
      objectTypes: [
        'pods',
        'services',
        'deployments',
        'replicasets',
        'horizontalpodautoscalers',
        'ingresses',
        'statefulsets',
        'daemonsets',
      ],
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: simulator.name,
              url: proxy.url,
              authProvider: 'serviceAccount',
              caData: proxy.caData,
              serviceAccountToken: token('slipway-reader'),
            },
          ],
        },
      ],
    },
  };
}
