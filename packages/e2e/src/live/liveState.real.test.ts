import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig, RbacAuthorizationV1Api } from '@kubernetes/client-node';
import type { Workload } from '@slipway/backstage-plugin-slipway-common';
import { until } from '../controlPlane';
import { namespace, TestCluster } from '../controlPlane/testCluster';
import {
  aDeployment,
  anAutoscaler,
  type DeploymentOptions,
} from '../controlPlane/testObjects';
import { startPlatform, type RunningPlatform } from './startPlatform';

jest.setTimeout(15 * 60_000);

let dataDirectory: string;
let cluster: TestCluster;
let running: RunningPlatform;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'control-plane-'));
  cluster = await TestCluster.start(dataDirectory);
  running = await startPlatform({
    plane: cluster.plane,
    namespace,
    executor: 'ci',
  });
});

afterAll(async () => {
  await running?.stop();
  await cluster?.plane.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

async function deploy(options: Omit<DeploymentOptions, 'namespace'>) {
  const body = aDeployment({ namespace, ...options });
  body.metadata!.labels = { 'backstage.io/kubernetes-id': options.name };
  await cluster.apps.createNamespacedDeployment({ namespace, body });
}

async function observe(name: string, from = running) {
  const { liveState } = from.platform;
  return (await liveState.read(from.service(name))).observation;
}

async function workloadOf(name: string, from = running) {
  const observation = await observe(name, from);
  return observation.status === 'observed'
    ? observation.workloads[0]
    : undefined;
}

/** Whenever something was seen is no part of what was seen. */
function withoutAges(workload: Workload | undefined) {
  return JSON.parse(
    JSON.stringify(workload, (key, value) =>
      key === 'observedAt' ? undefined : value,
    ),
  );
}

async function startApart(reader?: string): Promise<RunningPlatform> {
  return startPlatform({ plane: cluster.plane, namespace, reader });
}

it('sees a rollout of three replicas become healthy', async () => {
  await deploy({ name: 'backend', replicas: 3 });
  await until(
    'Healthy',
    async () => (await workloadOf('backend'))?.status.phase === 'Healthy',
  );
  expect(await workloadOf('backend')).toMatchObject({
    id: 'deployment.backend',
    version: '1.0.0',
    replicas: { desired: 3, updated: 3, ready: 3, available: 3 },
    ownership: { proved: true },
    revision: { revision: '1' },
  });
});

it('sees a crash-looping pod with its exit code, and an autoscaler with its metric', async () => {
  await deploy({ name: 'crashing', behaviour: 'crash-loop' });
  cluster.plane.metrics.setLoad(
    { namespace, labels: { app: 'scaled' } },
    { cpuMillicores: 100, memoryBytes: 100 * 1024 ** 2 },
  );
  await deploy({ name: 'scaled', replicas: 2 });
  await cluster.autoscaling.createNamespacedHorizontalPodAutoscaler({
    namespace,
    body: anAutoscaler('scaled', namespace),
  });

  await until('The crash loop', async () =>
    ((await workloadOf('crashing'))?.problems ?? []).some(
      ({ code, exitCode }) => code === 'CrashLoopBackOff' && exitCode === 137,
    ),
  );
  await until('The metric', async () => {
    const metric = (await workloadOf('scaled'))?.autoscaling?.metrics[0];
    return metric?.name === 'cpu' && metric.current.known;
  });
  expect((await workloadOf('scaled'))?.autoscaling).toMatchObject({
    min: 2,
    max: 6,
    desired: 2,
  });
});

it('tells an observer of one deleted pod, with a version that a reader elsewhere can wait for', async () => {
  const elsewhere = await startApart();
  const versions: string[] = [];
  const end = running.platform.liveState.observe(
    running.service('backend'),
    version => versions.push(version),
  );
  const [pod] = await cluster.podsOf('backend');
  await cluster.core.deleteNamespacedPod({
    namespace,
    name: pod!.metadata!.name!,
  });
  await until('The observer being told', async () => versions.length > 0);
  const { observation } = await elsewhere.platform.liveState.read(
    elsewhere.service('backend'),
    { after: versions[0] },
  );
  end();
  await elsewhere.stop();

  expect(observation.status).toBe('observed');
});

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'equals a fresh LIST object for object after the API server is gone (%s) and pods with it (F4, F28)',
  async signal => {
    await cluster.readyReplicas('backend', 3);
    await cluster.plane.stopApiServer(signal);
    await until(
      'Being unreachable',
      async () => (await observe('backend')).status === 'unknown',
    );
    expect(await observe('backend')).toMatchObject({
      reason: 'unreachable',
      since: expect.any(String),
      lastSeen: { workloads: [{ id: 'deployment.backend' }] },
    });
    await cluster.plane.startApiServer();
    const [pod] = await cluster.podsOf('backend');
    await cluster.core.deleteNamespacedPod({
      namespace,
      name: pod!.metadata!.name!,
    });
    await cluster.readyReplicas('backend', 3);

    await until('The same picture as a fresh one', async () => {
      const fresh = await startApart();
      const same: boolean[] = [];
      for (const name of ['backend', 'scaled']) {
        const [kept, listed] = await Promise.all([
          workloadOf(name),
          workloadOf(name, fresh),
        ]);
        same.push(
          kept !== undefined &&
            JSON.stringify(withoutAges(kept)) ===
              JSON.stringify(withoutAges(listed)),
        );
      }
      await fresh.stop();
      return same.every(Boolean);
    });
    const names = (await cluster.podsOf('backend')).map(
      ({ metadata }) => metadata?.name,
    );
    const instances = (await workloadOf('backend'))?.instances ?? [];
    expect(instances.map(({ name }) => name).sort()).toEqual(names.sort());
  },
);

it('names the right that is missing, and does with rights in one namespace alone', async () => {
  const before = await startApart('ci');
  await until('The missing right', async () => {
    const observation = await observe('backend', before);
    return (
      'reason' in observation &&
      observation.reason === 'no-access' &&
      observation.message.includes('cannot list resource')
    );
  });
  const checks = await before.platform.checkReadiness(before.target);
  await before.stop();
  expect(checks.filter(({ status }) => status === 'failed')).toContainEqual(
    expect.objectContaining({
      check: 'reader: list pods',
      fix: expect.stringContaining(
        '{apiGroups: [""], resources: ["pods"], verbs: ["list"]}',
      ),
    }),
  );

  await letReadNamespace('ci');
  const after = await startApart('ci');
  await until(
    'Being seen',
    async () =>
      (await workloadOf('backend', after))?.status.phase === 'Healthy',
  );
  await after.stop();
});

it('says which rights the executor lacks', async () => {
  const checks = await running.platform.checkReadiness(running.target);

  expect(checks.filter(({ check }) => check.startsWith('reader:'))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ check: 'reader: watch pods', status: 'ok' }),
    ]),
  );
  expect(checks).toContainEqual(
    expect.objectContaining({
      check: 'executor: patch deployments',
      status: 'failed',
      fix: expect.stringContaining('verbs: ["patch"]'),
    }),
  );
});

it('does not talk to a server whose certificate it cannot verify', async () => {
  const apart = await startPlatform({
    plane: cluster.plane,
    namespace,
    knowsAuthority: false,
  });
  const checks = await apart.platform.checkReadiness(apart.target);
  await apart.stop();

  expect(checks).toEqual([
    expect.objectContaining({
      check: 'reach retail-cluster',
      status: 'failed',
      message: expect.stringContaining("set 'caData'"),
    }),
  ]);
});

async function letReadNamespace(user: string) {
  const config = new KubeConfig();
  config.loadFromFile(cluster.plane.kubeconfigPath);
  const rbac = config.makeApiClient(RbacAuthorizationV1Api);
  await rbac.createNamespacedRole({
    namespace,
    body: {
      metadata: { name: 'slipway-reader' },
      rules: [
        {
          apiGroups: ['', 'apps', 'autoscaling'],
          resources: [
            'pods',
            'events',
            'deployments',
            'replicasets',
            'statefulsets',
            'daemonsets',
            'controllerrevisions',
            'horizontalpodautoscalers',
          ],
          verbs: ['list', 'watch'],
        },
      ],
    },
  });
  await rbac.createNamespacedRoleBinding({
    namespace,
    body: {
      metadata: { name: 'slipway-reader' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'slipway-reader',
      },
      subjects: [
        { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user },
      ],
    },
  });
}
