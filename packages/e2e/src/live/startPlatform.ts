import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import kubernetesModule from '@slipway/backstage-plugin-slipway-backend-module-kubernetes';
import {
  slipwayPlatformsExtensionPoint,
  type Platform,
  type ServiceInTarget,
  type SlipwayTarget,
} from '@slipway/backstage-plugin-slipway-node';
import type { ControlPlane } from '../controlPlane';

/** The Kubernetes module, loaded into a backend as an adopter loads it, and what ends it. */
export interface RunningPlatform {
  platform: Platform;
  target: SlipwayTarget;
  /** The service of that name, whose workloads carry its label. */
  service(name: string): ServiceInTarget;
  stop(): Promise<void>;
}

/** What a platform is started with. */
export interface PlatformOptions {
  plane: Pick<ControlPlane, 'name' | 'server' | 'caData' | 'tokens'>;
  namespace: string;
  /** The user that reads. @default 'admin' */
  reader?: string;
  /** The user that changes; without one the target is read-only. */
  executor?: string;
  /** Whether the authority of the API server's certificate is configured. @default true */
  knowsAuthority?: boolean;
}

/** Starts the Kubernetes module on a control plane, with one target. */
export async function startPlatform(
  options: PlatformOptions,
): Promise<RunningPlatform> {
  const { plane, namespace, reader = 'admin', executor } = options;
  const { knowsAuthority = true } = options;
  const token = (user: string) => ({ serviceAccountToken: plane.tokens[user] });
  const platforms: Platform[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'slipway',
    register(env) {
      env.registerExtensionPoint(slipwayPlatformsExtensionPoint, {
        addPlatform: platform => platforms.push(platform),
      });
      env.registerInit({ deps: {}, init: async () => {} });
    },
  });
  const cluster = {
    name: plane.name,
    url: plane.server,
    authProvider: 'serviceAccount',
    ...(knowsAuthority && { caData: plane.caData }),
    ...token(reader),
  };
  const backend = await startTestBackend({
    features: [
      plugin,
      kubernetesModule,
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
          },
        } as JsonObject,
      }),
    ],
  });
  const [platform] = platforms;
  if (!platform) {
    throw new Error('the module has added no platform');
  }
  const target: SlipwayTarget = {
    environment: 'production',
    id: plane.name,
    title: plane.name,
    platform: platform.id,
    owners: ['group:default/*'],
    ownership: { by: 'label', key: 'backstage.io/kubernetes-id' },
    config: new ConfigReader({
      cluster: plane.name,
      namespace,
      ...(executor && { executor: token(executor) }),
    } as JsonObject),
  };
  await platform.start([target]);
  return {
    platform,
    target,
    service: name => aService(name, target),
    async stop() {
      await platform.stop();
      await backend.stop();
    },
  };
}

function aService(name: string, target: SlipwayTarget): ServiceInTarget {
  return {
    entityRef: `component:default/${name}`,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: { 'backstage.io/kubernetes-id': name },
      },
      spec: { owner: 'group:default/retail' },
    },
    target,
  };
}
