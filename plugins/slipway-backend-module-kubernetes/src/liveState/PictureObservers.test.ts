import { aService } from '../testUtils/aPicture';
import { eventually } from '../testUtils/eventually';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import { LivePicture, workloadsOf } from '../testUtils/LivePicture';
import {
  aRawDeployment,
  aRawHpa,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';

const deployment = aRawDeployment();
const replicaSet = aRawReplicaSet(deployment);

describe('PictureObservers', () => {
  let live: LivePicture;
  let server: FakeApiServer;
  let calls: string[];

  beforeEach(async () => {
    live = await LivePicture.create();
    server = live.server;
    live.start();
    await eventually(live.watchesAll, 'everything is watched');
    calls = [];
    live.liveState.observe(aService(), version => calls.push(version));
  });

  afterEach(() => live.stop());

  it('calls once for one changed pod, with a version that holds it', async () => {
    server.put('pods', aRawPod(replicaSet, { restarts: 1 }));
    const newest = server.version;
    await eventually(() => calls.length > 0, 'it is called');
    server.bookmark();
    await eventually(
      () => live.picture.versions('production').pods === String(server.version),
      'the picture is further',
    );

    expect(calls).toEqual([expect.stringContaining(`pods:${newest}`)]);
  });

  it.each([
    [
      'a ReplicaSet',
      () =>
        server.put('replicasets', { ...replicaSet, status: { replicas: 2 } }),
    ],
    [
      'the Deployment',
      () => server.remove('deployments', 'production', 'backend'),
    ],
    [
      'a new pod',
      () => server.put('pods', aRawPod(replicaSet, { name: 'second' })),
    ],
    ['its autoscaler', () => server.put('horizontalpodautoscalers', aRawHpa())],
  ])('calls for %s', async (_, change) => {
    change();
    await eventually(() => calls.length === 1, 'it is called');
    expect(calls).toHaveLength(1);
  });

  it('goes on when a listener fails', async () => {
    live.liveState.observe(aService(), () => {
      throw new Error('a bad listener');
    });
    live.liveState.observe(aService(), version => calls.push(version));
    server.put('pods', aRawPod(replicaSet, { restarts: 1 }));
    await eventually(() => calls.length === 2, 'the others are called');
    expect(live.watchesAll()).toBe(true);
  });

  it('keeps quiet about what is not shown, about others, and after its end', async () => {
    const end = live.liveState.observe(aService(), () => calls.push('ended'));
    end();
    const other = aRawDeployment({
      name: 'other',
      labels: { 'backstage.io/kubernetes-id': 'other' },
    });
    server.put('pods', aRawPod(replicaSet));
    server.put('deployments', other);
    server.put('replicasets', aRawReplicaSet(other));
    server.put('pods', aRawPod(aRawReplicaSet(other)));
    const newest = String(server.version);
    await eventually(
      () => live.picture.versions('production').pods === newest,
      'all has come',
    );

    expect(calls).toEqual([]);
  });

  it('reads warnings while something is unhealthy, in the background, and stops when it is well', async () => {
    expect(server.count('list', 'events')).toBe(0);
    server.put('events', {
      metadata: { uid: 'event-1', name: 'event-1', namespace: 'production' },
      type: 'Warning',
      reason: 'FailedCreate',
      message: 'exceeded quota: compute',
      count: 3,
      lastTimestamp: '2026-01-01T00:00:00Z',
      involvedObject: {
        kind: 'ReplicaSet',
        name: 'backend-5d8f',
        uid: 'production/backend-5d8f',
      },
    });
    server.remove('pods', 'production', 'backend-5d8f-abcde');
    server.put('replicasets', { ...replicaSet, status: { replicas: 0 } });
    server.put('deployments', {
      ...deployment,
      status: { observedGeneration: 1, replicas: 0, unavailableReplicas: 1 },
    });
    await eventually(async () => {
      const [workload] = workloadsOf(await live.read());
      return (
        workload?.problems.some(({ code }) => code === 'QuotaExceeded') ?? false
      );
    }, 'the cause is named');
    expect(
      server.requests
        .find(({ plural }) => plural === 'events')
        ?.query.get('fieldSelector'),
    ).toBe('type=Warning');

    server.put('replicasets', replicaSet);
    server.put('pods', aRawPod(replicaSet));
    server.put('deployments', deployment);
    await eventually(
      async () => workloadsOf(await live.read())[0]?.status.phase === 'Healthy',
      'it is healthy',
    );
  });
});
