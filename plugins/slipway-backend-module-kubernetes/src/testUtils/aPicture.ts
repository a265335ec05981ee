import { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  SlipwayTarget,
  ServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node';
import { createClusters } from '../clusters/createClusters';
import { ReflectorTiming } from '../reflector/timing';

/** Times that let a test see everything within a second. */
export const quickTiming: ReflectorTiming = {
  listTimeoutMs: 1_000,
  connectTimeoutMs: 500,
  watchMs: 60_000,
  idleMs: 60_000,
  healthyMs: 50,
  backoff: { firstMs: 5, maxMs: 20 },
  noAccessMs: 20,
};

/** Says nothing. */
export const silentLogger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};

/** The clusters of a configuration with one cluster, `retail-cluster`, at the URL. */
export function someClusters(
  url: string,
  overrides: JsonObject = {},
  more: JsonObject = {},
) {
  return createClusters({
    config: new ConfigReader({
      ...more,
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: 'retail-cluster',
                url,
                authProvider: 'serviceAccount',
                serviceAccountToken: 'reader-token',
                ...overrides,
              },
            ],
          },
        ],
      },
    }),
    logger: silentLogger,
    rateLimit: { perSecond: 100_000, burst: 100_000 },
  });
}

/** The target `production/retail-cluster`. */
export function aTarget(config: JsonObject = {}): SlipwayTarget {
  return {
    environment: 'production',
    id: 'retail-cluster',
    title: 'retail-cluster',
    platform: 'kubernetes',
    owners: ['group:default/*'],
    ownership: { by: 'label', key: 'backstage.io/kubernetes-id' },
    config: new ConfigReader({
      cluster: 'retail-cluster',
      namespace: 'production',
      ...config,
    }),
  };
}

/** A service in that target. */
export function aService(
  name = 'backend',
  target = aTarget(),
): ServiceInTarget {
  return {
    entityRef: `component:default/${name}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: { 'backstage.io/kubernetes-id': name },
      },
      spec: { type: 'service', owner: 'group:default/retail' },
    },
    target,
  };
}
