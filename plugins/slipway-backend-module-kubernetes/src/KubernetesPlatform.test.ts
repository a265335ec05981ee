import {
  createBackendPlugin,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Platform,
  slipwayPlatformsExtensionPoint,
} from '@slipway/backstage-plugin-slipway-node';
import kubernetesModule, {
  ClusterSupplier,
  slipwayClusterSuppliersExtensionPoint,
} from './index';
import { aService, aTarget } from './testUtils/aPicture';
import { eventually } from './testUtils/eventually';
import { FakeApiServer } from './testUtils/FakeApiServer';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from './testUtils/rawObjects';

describe('the Kubernetes module', () => {
  let server: FakeApiServer;
  let platform: Platform;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeEach(async () => {
    server = await FakeApiServer.start();
  });

  afterEach(async () => {
    await platform.stop();
    await backend.stop();
    await server.stop();
  });

  async function load(data: JsonObject = {}, supplier?: ClusterSupplier) {
    const plugin = createBackendPlugin({
      pluginId: 'slipway',
      register(env) {
        env.registerExtensionPoint(slipwayPlatformsExtensionPoint, {
          addPlatform: added => {
            platform = added;
          },
        });
        env.registerInit({ deps: {}, init: async () => {} });
      },
    });
    const supplying = createBackendModule({
      pluginId: 'slipway',
      moduleId: 'supplying',
      register(env) {
        env.registerInit({
          deps: { suppliers: slipwayClusterSuppliersExtensionPoint },
          init: async ({ suppliers }) => {
            if (supplier) suppliers.addClusterSupplier(supplier);
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        plugin,
        kubernetesModule,
        supplying,
        mockServices.rootConfig.factory({ data }),
      ],
    });
  }

  const configured = () => ({
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'retail-cluster',
              url: server.url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'reader',
            },
          ],
        },
      ],
    },
  });

  it('shows the services of its targets and their revisions', async () => {
    const deployment = aRawDeployment();
    const replicaSet = aRawReplicaSet(deployment);
    server.put('deployments', deployment);
    server.put('replicasets', replicaSet);
    server.put('pods', aRawPod(replicaSet));
    await load(configured());
    const target = aTarget({ executor: { serviceAccountToken: 'executor' } });
    await platform.start([target]);

    expect(platform.id).toBe('kubernetes');
    expect(platform.describe(target)).toEqual({
      place: 'retail-cluster / production',
      canChange: true,
    });
    expect(platform.describe(aTarget()).canChange).toBe(false);
    expect(platform.locate(aService())).toEqual({
      status: 'placed',
      place: 'retail-cluster / production',
    });
    expect(await platform.liveState.read(aService())).toMatchObject({
      observation: { status: 'observed', workloads: [{ name: 'backend' }] },
    });
    expect(
      await platform.listRevisions(aService(), {
        workload: 'deployment.backend',
        diff: false,
      }),
    ).toMatchObject([{ revision: '1', current: true, version: '1.2.0' }]);
    await expect(
      platform.listRevisions(aService(), {
        workload: 'deployment.none',
        diff: false,
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(Object.keys(platform.operations).sort()).toEqual([
      'restart',
      'rollback',
      'rollout-pause',
      'rollout-resume',
      'scale',
    ]);
  });

  it('asks right by right what reader and executor may do', async () => {
    await load(configured());
    const target = aTarget({ executor: { serviceAccountToken: 'executor' } });
    await platform.start([target]);
    server.script = ({ verb, authorization }) =>
      verb === 'create' && authorization === 'Bearer executor'
        ? { status: 201, body: { status: { allowed: false } } }
        : undefined;
    const checks = await platform.checkReadiness(target);

    expect(checks.filter(({ status }) => status === 'failed')).toEqual(
      ['deployments', 'statefulsets', 'daemonsets'].map(resource => ({
        environment: 'production',
        target: 'retail-cluster',
        check: `executor: patch ${resource}`,
        status: 'failed',
        message: 'Not allowed in the namespace production',
        fix: `Add to a Role of the executor: {apiGroups: ["apps"], resources: ["${resource}"], verbs: ["patch"]}`,
      })),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({ check: 'reader: watch pods', status: 'ok' }),
    );
    expect(await platform.checkReadiness(aTarget())).toContainEqual(
      expect.objectContaining({
        check: 'change workloads',
        status: 'not-configured',
        fix: 'Set slipway.environments[production].targets[retail-cluster].kubernetes.executor',
      }),
    );
    await server.stop();
    expect(await platform.checkReadiness(target)).toEqual([
      expect.objectContaining({
        check: 'reach retail-cluster',
        status: 'failed',
      }),
    ]);
  });

  it('takes clusters from other suppliers', async () => {
    await load(
      {},
      {
        getClusters: async () => [
          {
            name: 'retail-cluster',
            url: server.url,
            source: 'a supplier',
            auth: { apply: async () => {} },
          },
        ],
      },
    );
    await platform.start([aTarget()]);
    await eventually(() => server.openWatches === 7, 'it is watched');
    expect(server.requests[0]?.authorization).toBeUndefined();
  });

  it.each([
    [
      { cluster: 'other' },
      "Invalid value 'other' at 'slipway.environments[production].targets[retail-cluster].kubernetes.cluster': the clusters that are known are 'retail-cluster'",
    ],
    [
      { executor: { authProvider: 'google' } },
      "slipway.environments[production].targets[retail-cluster].kubernetes.executor.authProvider is 'google'",
    ],
    [
      { executor: { authProvider: 'kubeconfig', context: 'c' } },
      'slipway.kubernetes.kubeconfig.path',
    ],
  ])('does not start with %j', async (config, message) => {
    await load(configured());
    await expect(platform.start([aTarget(config)])).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(server.requests).toEqual([]);
  });
});
