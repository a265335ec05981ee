import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { until } from './index';
import { container, isReady, namespace, TestCluster } from './testCluster';

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

describe('workloads', () => {
  it('runs a Deployment with three replicas over three zones', async () => {
    await cluster.deploy({ name: 'backend', replicas: 3 });
    await cluster.readyReplicas('backend', 3);
    const pods = await cluster.podsOf('backend');
    expect(new Set(pods.map(({ spec }) => spec?.nodeName)).size).toBe(3);
    expect(container(pods[0]!)?.imageID).toMatch(
      /retail-backend@sha256:[0-9a-f]{64}$/,
    );
    const nodes = await cluster.core.listNode();
    expect(
      nodes.items
        .map(
          ({ metadata }) => metadata?.labels?.['topology.kubernetes.io/zone'],
        )
        .sort(),
    ).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    expect(pods[0]?.status?.hostIP).toMatch(/^10\.0\.\d\.10$/);
  });

  it('ends a deleted pod at once, and its ReplicaSet makes another', async () => {
    const before = (await cluster.podsOf('backend')).map(
      ({ metadata }) => metadata?.name,
    );
    await cluster.core.deleteNamespacedPod({ namespace, name: before[0]! });
    let after: typeof before = [];
    await until('Another pod', async () => {
      const pods = await cluster.podsOf('backend');
      after = pods.map(({ metadata }) => metadata?.name);
      return after.length === 3 && pods.every(isReady);
    });
    expect(after).not.toContain(before[0]);
  });

  it('slow-start: runs, and is ready after the time that it names', async () => {
    await cluster.deploy({
      name: 'slow',
      behaviour: 'slow-start',
      annotations: { 'ready-after': '4s' },
    });
    const running = await cluster.podIs(
      'slow',
      pod => pod.status?.phase === 'Running',
    );
    expect(isReady(running)).toBe(false);
    const from = Date.now();
    await cluster.podIs('slow', isReady);
    expect(Date.now() - from).toBeGreaterThan(2500);
    expect(Date.now() - from).toBeLessThan(8000);
  });

  it('crash-loop: waits after its fourth crash, and says how it ended', async () => {
    await cluster.deploy({ name: 'crashing', behaviour: 'crash-loop' });
    const pod = await cluster.podIs(
      'crashing',
      found => (container(found)?.restartCount ?? 0) >= 4,
    );
    expect(pod.status?.phase).toBe('Running');
    expect(isReady(pod)).toBe(false);
    expect(container(pod)?.state?.waiting).toMatchObject({
      reason: 'CrashLoopBackOff',
      message: expect.stringMatching(
        /^back-off 1m20s restarting failed container=crashing/,
      ),
    });
    expect(container(pod)?.lastState?.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
      message: expect.stringContaining('OutOfMemoryError'),
    });
    await until('The event', async () =>
      (await cluster.warnings(pod)).includes(
        `kubelet BackOff: Back-off restarting failed container crashing in pod ${pod.metadata?.name}_${namespace}(${pod.metadata?.uid})`,
      ),
    );
  });

  it('crash-loop: with an exit code and a message of its own', async () => {
    await cluster.deploy({
      name: 'failing',
      behaviour: 'crash-loop',
      annotations: {
        'exit-code': '1',
        message: 'no database: "mongodb-uri" is wrong',
      },
    });
    const pod = await cluster.podIs(
      'failing',
      found => (container(found)?.restartCount ?? 0) >= 1,
    );
    expect(container(pod)?.lastState?.terminated).toMatchObject({
      exitCode: 1,
      reason: 'Error',
      message: 'no database: "mongodb-uri" is wrong',
    });
  });

  it('image-pull-error: names the image, first as an error and then as a back-off', async () => {
    await cluster.deploy({
      name: 'imageless',
      behaviour: 'image-pull-error',
      tag: '9.9.9',
    });
    const first = await cluster.podIs(
      'imageless',
      pod => container(pod)?.state?.waiting?.reason === 'ErrImagePull',
    );
    expect(container(first)?.state?.waiting?.message).toContain(
      'retail-backend:9.9.9',
    );
    const then = await cluster.podIs(
      'imageless',
      pod => container(pod)?.state?.waiting?.reason === 'ImagePullBackOff',
    );
    expect(then.status?.phase).toBe('Pending');
    await until(
      'Both events',
      async () => (await cluster.warnings(then)).length === 2,
    );
    expect((await cluster.warnings(then)).sort()).toEqual([
      expect.stringMatching(
        /^kubelet BackOff: Back-off pulling image ".*retail-backend:9\.9\.9"/,
      ),
      expect.stringMatching(
        /^kubelet Failed: Failed to pull image ".*retail-backend:9\.9\.9": rpc error: code = NotFound/,
      ),
    ]);
  });

  it('never-ready: runs without being ready', async () => {
    await cluster.deploy({ name: 'never', behaviour: 'never-ready' });
    const pod = await cluster.podIs(
      'never',
      ({ status }) => status?.phase === 'Running',
    );
    expect(isReady(pod)).toBe(false);
    expect(container(pod)).toMatchObject({
      ready: false,
      started: true,
      state: { running: expect.anything() },
    });
  });

  it('probe-failure: runs without being ready, and its events say why', async () => {
    await cluster.deploy({ name: 'probed', behaviour: 'probe-failure' });
    const pod = await cluster.podIs(
      'probed',
      ({ status }) => status?.phase === 'Running',
    );
    expect(isReady(pod)).toBe(false);
    await until('The event', async () =>
      (await cluster.warnings(pod)).includes(
        'kubelet Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503',
      ),
    );
  });

  it('changes its behaviour while it runs', async () => {
    await cluster.deploy({ name: 'changing' });
    const pod = await cluster.podIs('changing', isReady);
    const annotate = (behaviour: string | null) =>
      cluster.core.patchNamespacedPod(
        {
          namespace,
          name: pod.metadata!.name!,
          body: {
            metadata: {
              annotations: { 'sandbox.slipway.dev/behaviour': behaviour },
            },
          },
        },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      );
    await annotate('probe-failure');
    await cluster.podIs('changing', found => !isReady(found));
    await annotate('crash-loop');
    await cluster.podIs(
      'changing',
      found => (container(found)?.restartCount ?? 0) >= 1,
    );
    await annotate(null);
    const mended = await cluster.podIs('changing', isReady);
    expect(container(mended)).toMatchObject({
      lastState: { terminated: { exitCode: 137 } },
    });
    expect(mended.metadata?.uid).toBe(pod.metadata?.uid);
  });

  it('is short of room or quota as a real cluster is', async () => {
    await cluster.deploy({ name: 'huge', cpu: '64' });
    const pod = await cluster.podIs(
      'huge',
      ({ status }) =>
        status?.conditions?.some(({ reason }) => reason === 'Unschedulable') ??
        false,
    );
    await until('The event', async () =>
      (await cluster.warnings(pod)).some(text =>
        text.includes(
          'FailedScheduling: 0/3 nodes are available: 3 Insufficient cpu',
        ),
      ),
    );
    await cluster.core.createNamespacedResourceQuota({
      namespace,
      body: { metadata: { name: 'pods' }, spec: { hard: { pods: '1' } } },
    });
    await until(
      'The quota',
      async () =>
        (
          await cluster.core.readNamespacedResourceQuota({
            namespace,
            name: 'pods',
          })
        ).status?.hard?.pods === '1',
    );
    await cluster.deploy({ name: 'refused' });
    let refusal: string | undefined;
    await until('The refusal', async () => {
      const { status } = await cluster.apps.readNamespacedDeployment({
        namespace,
        name: 'refused',
      });
      refusal = status?.conditions?.find(
        ({ type }) => type === 'ReplicaFailure',
      )?.message;
      return refusal !== undefined;
    });
    expect(refusal).toContain('exceeded quota: pods');
    await cluster.core.deleteNamespacedResourceQuota({
      namespace,
      name: 'pods',
    });
    await Promise.all(
      ['huge', 'refused'].map(name =>
        cluster.apps.deleteNamespacedDeployment({ namespace, name }),
      ),
    );
  });
});
