import { TestCluster } from '../controllers/testUtils/TestCluster';
import { isReady } from '../controllers/pods';
import { stored } from '../controllers/stored';

describe('a pod', () => {
  let cluster: TestCluster;

  beforeEach(() => {
    cluster = new TestCluster();
  });

  async function startPod(behaviour: Record<string, string> = {}) {
    cluster.deploy({ replicas: 1, behaviour });
    await cluster.pass(0);
  }

  const pod = () => cluster.pods()[0]!;
  const container = () => pod().status!.containerStatuses![0]!;
  const eventsOfPod = () =>
    cluster
      .events()
      .filter(({ involvedObject }) => involvedObject.kind === 'Pod')
      .map(({ type, reason, count }) => `${type} ${reason} ${count ?? 1}`);

  it('goes from Pending by Running to Ready', async () => {
    await startPod();
    expect(pod()).toMatchObject({
      spec: { nodeName: 'node-1' },
      status: { phase: 'Pending', startTime: '2026-01-15T09:00:00Z' },
    });
    expect(container().state).toEqual({
      waiting: { reason: 'ContainerCreating' },
    });
    await cluster.pass(1);
    expect(pod().status?.phase).toBe('Running');
    expect(isReady(pod())).toBe(false);
    await cluster.pass(1);
    expect(isReady(pod())).toBe(true);
    expect(container()).toMatchObject({
      ready: true,
      started: true,
      restartCount: 0,
      imageID: expect.stringMatching(
        /^registry\.example\/retail-backend@sha256:[0-9a-f]{64}$/,
      ),
      state: { running: { startedAt: '2026-01-15T09:00:01Z' } },
    });
    expect(eventsOfPod()).toEqual([
      'Normal Scheduled 1',
      'Normal Pulling 1',
      'Normal Pulled 1',
      'Normal Created 1',
      'Normal Started 1',
    ]);
  });

  it('crashes with longer and longer back-offs', async () => {
    await startPod({
      behaviour: 'crash-loop',
      'exit-code': '1',
      message: 'no',
    });
    const seen: string[] = [];
    for (let step = 0; step < 1500; step++) {
      await cluster.pass(0.5);
      const { state, restartCount } = container();
      const text = `${restartCount} ${state?.waiting?.message?.replace(/ restarting.*/, '') ?? Object.keys(state ?? {})[0]}`;
      if (text !== seen.at(-1)) {
        seen.push(text);
      }
    }
    expect(seen.filter(text => text.includes('back-off'))).toEqual([
      '1 back-off 10s',
      '2 back-off 20s',
      '3 back-off 40s',
      '4 back-off 1m20s',
      '5 back-off 2m40s',
      '6 back-off 5m0s',
      '7 back-off 5m0s',
    ]);
    expect(container().lastState?.terminated).toMatchObject({
      exitCode: 1,
      reason: 'Error',
      message: 'no',
    });
    expect(cluster.events('BackOff')).toEqual([
      expect.objectContaining({
        type: 'Warning',
        count: 7,
        message: `Back-off restarting failed container backend in pod ${pod().metadata.name}_retail(${pod().metadata.uid})`,
      }),
    ]);
  });

  it('cannot pull its image, tries again, and runs once it can', async () => {
    await startPod({ behaviour: 'image-pull-error' });
    await cluster.pass(1);
    expect(container().state?.waiting).toEqual({
      reason: 'ErrImagePull',
      message: expect.stringMatching(
        /^rpc error: code = NotFound desc = failed to pull and unpack image .*: not found$/,
      ),
    });
    await cluster.pass(2);
    expect(container().state?.waiting).toEqual({
      reason: 'ImagePullBackOff',
      message: expect.stringMatching(
        /^Back-off pulling image "registry.*not found$/,
      ),
    });
    await cluster.pass(120);
    expect(pod().status?.phase).toBe('Pending');
    expect(cluster.events('Failed')[0]?.count).toBe(4);
    annotate({});
    await cluster.pass(3);
    expect(isReady(pod())).toBe(true);
  });

  it.each([
    [
      'readiness',
      0,
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
    ],
    [
      'liveness',
      2,
      'Liveness probe failed: HTTP probe failed with statuscode: 503',
    ],
  ])('fails its %s probe', async (probe, restarts, message) => {
    await startPod({ behaviour: 'probe-failure', probe });
    await cluster.pass(60);
    expect(isReady(pod())).toBe(false);
    expect(container().restartCount).toBe(restarts);
    const [event] = cluster.events('Unhealthy');
    expect(event).toMatchObject({ type: 'Warning', message });
    expect(event!.count).toBeGreaterThan(3);
    expect(cluster.events('Killing')).toHaveLength(restarts ? 1 : 0);
  });

  it.each([
    ['slow-start', { 'ready-after': '8s' }, 9.5],
    ['slow-start', {}, 11.5],
  ])('starts slowly: %s %j', async (behaviour, rest, readyAfter) => {
    await startPod({ behaviour, ...rest });
    await cluster.pass(readyAfter - 1);
    expect(pod().status?.phase).toBe('Running');
    expect(isReady(pod())).toBe(false);
    await cluster.pass(1);
    expect(isReady(pod())).toBe(true);
  });

  it('changes its behaviour while it runs', async () => {
    await startPod();
    await cluster.pass(5);
    annotate({ behaviour: 'never-ready' });
    await cluster.pass(0);
    expect(pod().status?.conditions).toContainEqual(
      expect.objectContaining({
        type: 'Ready',
        status: 'False',
        reason: 'ContainersNotReady',
        message: 'containers with unready status: [backend]',
      }),
    );
    annotate({ behaviour: 'crash-loop' });
    await cluster.pass(4);
    expect(container().state?.waiting?.reason).toBe('CrashLoopBackOff');
    annotate({});
    await cluster.pass(2);
    expect(isReady(pod())).toBe(true);
    expect(container().lastState?.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
  });

  it('has a short time for its end', async () => {
    await startPod();
    await cluster.pass(5);
    const { name } = pod().metadata;
    cluster.store.delete(stored.pods, 'retail', name, {
      gracePeriodSeconds: 30,
    });
    await cluster.pass(0.5);
    expect(
      cluster.store.get(stored.pods, 'retail', name)?.metadata,
    ).toMatchObject({
      deletionTimestamp: '2026-01-15T09:00:35Z',
      deletionGracePeriodSeconds: 30,
    });
    expect(cluster.events('Killing')[0]?.message).toBe(
      'Stopping container backend',
    );
    await cluster.pass(1);
    expect(cluster.store.get(stored.pods, 'retail', name)).toBeUndefined();
    await cluster.pass(2);
    expect(cluster.readyPods()).toHaveLength(1);
  });

  it('goes when its node goes, and events go after an hour', async () => {
    await startPod();
    await cluster.pass(5);
    cluster.store.delete(stored.nodes, undefined, 'node-1');
    await cluster.pass(5);
    expect(pod().spec.nodeName).toBe('node-2');
    await cluster.pass(3700);
    expect(cluster.events()).toEqual([]);
  });

  function annotate(behaviour: Record<string, string>) {
    const { name } = pod().metadata;
    cluster.store.update(stored.pods, 'retail', name, current => ({
      ...current,
      metadata: {
        ...current.metadata,
        annotations: Object.fromEntries(
          Object.entries(behaviour).map(([key, value]) => [
            `sandbox.slipway.dev/${key}`,
            value,
          ]),
        ),
      },
    }));
  }
});
