import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AppsV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { readState } from './dataDirectory';
import {
  effectiveChanges,
  readAuditLog,
  startControlPlane,
  until,
} from './index';
import { identify, isAlive } from './processIdentity';
import { namespace, TestCluster } from './testCluster';
import { anAutoscaler } from './testObjects';

const jsonPatch = setHeaderOptions('Content-Type', PatchStrategy.JsonPatch);

jest.setTimeout(15 * 60_000);

let dataDirectory: string;
let cluster: TestCluster;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'control-plane-'));
  cluster = await TestCluster.start(dataDirectory);
});

afterAll(async () => {
  await cluster?.plane.stop();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe('metrics', () => {
  const selector = { namespace, labels: { app: 'scaled' } };
  const load = (cpuMillicores: number) => ({
    cpuMillicores,
    memoryBytes: 100 * 1024 ** 2,
  });

  it('lets an autoscaler follow the load that is set', async () => {
    cluster.plane.metrics.setLoad(selector, load(750));
    await cluster.deploy({ name: 'scaled', replicas: 2 });
    await cluster.autoscaling.createNamespacedHorizontalPodAutoscaler({
      namespace,
      body: anAutoscaler('scaled', namespace),
    });
    await until('Scaling up', async () => {
      const { status } =
        await cluster.autoscaling.readNamespacedHorizontalPodAutoscaler({
          namespace,
          name: 'scaled',
        });
      return (
        status?.currentReplicas === 6 &&
        status.currentMetrics?.[0]?.resource?.current.averageUtilization === 300
      );
    });
    expect(await cluster.podsOf('scaled')).toHaveLength(6);
    cluster.plane.metrics.setLoad(selector, load(20));
    await until(
      'Scaling down',
      async () => (await cluster.podsOf('scaled')).length === 2,
    );
  });

  it('lets metrics be unavailable, and available again', async () => {
    const active = async () => {
      const { status } =
        await cluster.autoscaling.readNamespacedHorizontalPodAutoscaler({
          namespace,
          name: 'scaled',
        });
      return status?.conditions?.find(({ type }) => type === 'ScalingActive');
    };
    cluster.plane.metrics.setUnavailable(true);
    await until(
      'Unavailable metrics',
      async () => (await active())?.reason === 'FailedGetResourceMetric',
    );
    expect((await active())?.message).toContain(
      'the metrics are set to be unavailable',
    );
    cluster.plane.metrics.setUnavailable(false);
    await until(
      'Available metrics',
      async () => (await active())?.status === 'True',
    );
    cluster.plane.metrics.setLoad(selector, 'missing');
    await until(
      'Missing metrics',
      async () => (await active())?.reason === 'FailedGetResourceMetric',
    );
    cluster.plane.metrics.clearLoads();
    await until('Idle pods', async () => (await active())?.status === 'True');
  });
});

describe('audit log', () => {
  beforeAll(() => cluster.deploy({ name: 'backend', replicas: 3 }));

  it('tells the one effective change from dry runs, no-operations and refusals', async () => {
    const body = (tag: string) => [
      {
        op: 'replace',
        path: '/spec/template/spec/containers/0/image',
        value: `retail-backend:${tag}`,
      },
    ];
    const patch = (tag: string, dryRun?: string) =>
      cluster.apps.patchNamespacedDeployment(
        { namespace, name: 'backend', body: body(tag), dryRun },
        jsonPatch,
      );
    const filter = {
      verb: 'patch',
      resource: 'deployments',
      namespace,
      name: 'backend',
      user: 'admin',
    };
    await patch('2.0.0', 'All');
    await cluster.plane.auditLogIsCurrent();
    expect(await effectiveChanges(cluster.plane.auditLogPath, filter)).toEqual(
      [],
    );
    const changed = await patch('2.0.0');
    await patch('2.0.0');
    const refused = [
      { op: 'test', path: '/metadata/uid', value: 'another' },
      ...body('3.0.0'),
    ];
    await expect(
      cluster.apps.patchNamespacedDeployment(
        { namespace, name: 'backend', body: refused },
        jsonPatch,
      ),
    ).rejects.toThrow();
    await cluster.plane.auditLogIsCurrent();
    expect(await effectiveChanges(cluster.plane.auditLogPath, filter)).toEqual([
      expect.objectContaining({
        generation: changed.metadata?.generation,
        resourceVersion: changed.metadata?.resourceVersion,
      }),
    ]);
    expect(await readAuditLog(cluster.plane.auditLogPath, filter)).toHaveLength(
      4,
    );
  });

  it('sees the autoscaler scale, by the controller that did it', async () => {
    const [change] = await effectiveChanges(cluster.plane.auditLogPath, {
      subresource: 'scale',
      name: 'scaled',
    });
    expect(change?.event.user.username).toBe(
      'system:serviceaccount:kube-system:horizontal-pod-autoscaler',
    );
  });

  it('holds no secret', async () => {
    await cluster.core.createNamespacedSecret({
      namespace,
      body: {
        metadata: { name: 'canary' },
        stringData: { key: 'a-canary-in-the-log' },
      },
    });
    await cluster.plane.auditLogIsCurrent();
    const events = await readAuditLog(cluster.plane.auditLogPath, {
      resource: 'secrets',
      name: 'canary',
    });
    expect(events.map(({ verb, level }) => `${verb} ${level}`)).toEqual([
      'create Metadata',
    ]);
    const all = JSON.stringify(await readAuditLog(cluster.plane.auditLogPath));
    expect(all).not.toContain('canary-in-the-log');
    expect(all).not.toContain(
      Buffer.from('a-canary-in-the-log').toString('base64'),
    );
  });
});

describe('users', () => {
  it.each(['slipway-reader', 'slipway-executor', 'ci'])(
    '%s may do nothing until a role is bound',
    async user => {
      const config = new KubeConfig();
      config.loadFromFile(cluster.plane.kubeconfigPathOf(user));
      await expect(
        config.makeApiClient(AppsV1Api).listDeploymentForAllNamespaces(),
      ).rejects.toMatchObject({ code: 403 });
    },
  );
});

describe('life and death', () => {
  it('pauses and resumes the API server', async () => {
    cluster.plane.pauseApiServer();
    const answer = cluster.core.listNamespace().then(() => 'answered');
    const silence = once(AbortSignal.timeout(1500), 'abort');
    expect(await Promise.race([answer, silence.then(() => 'silent')])).toBe(
      'silent',
    );
    cluster.plane.resumeApiServer();
    expect(await answer).toBe('answered');
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'restarts the API server by %s; objects and controllers are there again',
    async signal => {
      const { server } = cluster.plane;
      await cluster.plane.restartApiServer(signal);
      expect(cluster.plane.server).toBe(server);
      await cluster.apps.patchNamespacedDeploymentScale(
        {
          namespace,
          name: 'backend',
          body: { spec: { replicas: signal === 'SIGTERM' ? 4 : 3 } },
        },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      );
      await cluster.readyReplicas('backend', signal === 'SIGTERM' ? 4 : 3);
    },
  );

  it('refuses a data directory that is in use', async () => {
    await expect(
      startControlPlane({ dataDirectory, name: 'second' }),
    ).rejects.toThrow(`already running, in process ${process.pid}`);
  });

  it('leaves no process behind, and starts again with its objects, address and tokens', async () => {
    const { server, tokens } = cluster.plane;
    const pids = Object.values(cluster.plane.pids());
    expect(pids).toHaveLength(5);
    const { guards } = (await readState(dataDirectory))!;
    await cluster.plane.stop();
    expect(pids.map(identify)).toEqual(pids.map(() => undefined));
    expect(guards.filter(isAlive)).toEqual([]);

    cluster = await TestCluster.start(dataDirectory);
    expect([cluster.plane.server, cluster.plane.tokens]).toEqual([
      server,
      tokens,
    ]);
    await cluster.readyReplicas('backend', 3);
    await cluster.deploy({ name: 'later' });
    await cluster.readyReplicas('later', 1);
  });

  it('ends with a parent that is killed, even while the API server is paused', async () => {
    const data = await mkdtemp(join(tmpdir(), 'control-cluster.plane-'));
    const transform =
      require.resolve('@backstage/cli/config/nodeTransform.cjs');
    const parent = spawn(
      process.execPath,
      [
        '--require',
        transform,
        join(__dirname, 'cli.ts'),
        'start',
        '--data',
        data,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    await once(parent.stdout, 'data');
    const { guards } = (await readState(data))!;
    expect(guards.filter(isAlive)).toHaveLength(5);
    parent.kill('SIGKILL');
    await until('The end of all guards', async () => !guards.some(isAlive), {
      timeoutMs: 15_000,
    });
    await rm(data, { recursive: true, force: true });
  });
});
