import { watchedKinds } from '../model/kept';
import { aService, quickTiming } from '../testUtils/aPicture';
import { eventually } from '../testUtils/eventually';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import { LivePicture, workloadsOf } from '../testUtils/LivePicture';
import {
  aRawDeployment,
  aRawPod,
  aRawReplicaSet,
} from '../testUtils/rawObjects';

const replicaSet = aRawReplicaSet(aRawDeployment());

describe('KubernetesLiveState', () => {
  let live: LivePicture;
  let server: FakeApiServer;

  beforeEach(async () => {
    live = await LivePicture.create();
    server = live.server;
  });

  afterEach(() => live.stop());

  const isUnknown = async () => (await live.read()).status === 'unknown';

  it('lists each kind once and watches it once, and answers 50 readers without asking again', async () => {
    live.start();
    await eventually(live.watchesAll, 'everything is watched');
    for (const kind of watchedKinds) {
      expect([
        kind,
        server.count('list', kind),
        server.count('watch', kind),
      ]).toEqual([kind, 1, 1]);
    }
    const before = server.requests.length;
    const readings = await Promise.all(
      Array.from({ length: 50 }, () => live.liveState.read(aService())),
    );

    expect(server.requests).toHaveLength(before);
    for (const { observation } of readings) {
      expect(observation).toMatchObject({
        status: 'observed',
        workloads: [
          {
            id: 'deployment.backend',
            version: '1.2.0',
            status: { phase: 'Healthy' },
            instances: [{ ready: true }],
          },
        ],
      });
    }
  });

  it('waits for the first list and then says honestly that it has not come', async () => {
    server.script = ({ plural }) =>
      plural === 'pods' ? { status: 200, hang: true } : undefined;
    live.start({ ...quickTiming, listTimeoutMs: 5_000 });

    expect(await live.read()).toMatchObject({
      status: 'unknown',
      reason: 'unreachable',
      message: expect.stringContaining('for the first time'),
    });
  });

  it('says what a placement lacks, without a version', async () => {
    live.start();
    const service = aService();
    service.entity.metadata.annotations = {};

    expect(await live.liveState.read(service)).toMatchObject({
      version: '',
      observation: { status: 'unknown', reason: 'not-configured' },
    });
  });

  it('waits until the picture has reached a version, but not for ever', async () => {
    live.start();
    await eventually(live.watchesAll, 'everything is watched');
    const newer = server.version + 1;
    const waiting = live.liveState.read(aService(), {
      after: `pods:${newer};3`,
    });
    server.put('pods', aRawPod(replicaSet, { restarts: 2 }));
    const { version, observation } = await waiting;

    expect(version).toContain(`pods:${newer}`);
    expect(workloadsOf(observation)[0]?.instances).toMatchObject([
      { restarts: 2 },
    ]);
    expect(
      await live.liveState.read(aService(), { after: 'pods:999999999;1' }),
    ).toMatchObject({
      observation: { status: 'observed' },
    });
    expect(
      await live.liveState.read(aService(), { after: 'what is this' }),
    ).toMatchObject({
      observation: { status: 'observed' },
    });
  });

  it('says since when the cluster is unreachable, what was last seen, and recovers (F28)', async () => {
    live.start();
    await eventually(live.watchesAll, 'everything is watched');
    const versions: string[] = [];
    live.liveState.observe(aService(), version => versions.push(version));
    await server.stop();
    await eventually(isUnknown, 'it is unknown');
    const observation = await live.read();

    expect(observation).toMatchObject({
      status: 'unknown',
      reason: 'unreachable',
      since: expect.any(String),
      lastSeen: {
        observedAt: expect.any(String),
        workloads: [{ id: 'deployment.backend' }],
      },
    });
    await eventually(() => versions.length > 0, 'the observer is told');
    const told = versions.length;
    server.remove('pods', 'production', 'backend-5d8f-abcde');
    await server.start();
    await eventually(live.watchesAll, 'everything is watched again');

    expect(workloadsOf(await live.read())[0]?.instances).toEqual([]);
    await eventually(
      () => versions.length > told,
      'the observer is told again',
    );
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('calls nothing green whose pods are not seen any more (F5)', async () => {
    live.start({ ...quickTiming, connectTimeoutMs: 100 });
    await eventually(live.watchesAll, 'everything is watched');
    server.script = ({ verb, plural }) =>
      verb === 'watch' && plural === 'pods' ? { status: 503 } : undefined;
    server.dropWatches();
    await eventually(isUnknown, 'it is unknown');

    expect(await live.read()).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('pods'),
      lastSeen: { workloads: [{ id: 'deployment.backend' }] },
    });
    server.script = () => undefined;
    await eventually(async () => !(await isUnknown()), 'it recovers');
  });

  it('names the right that is missing and shows the rest as last seen', async () => {
    server.script = ({ plural }) =>
      plural === 'horizontalpodautoscalers'
        ? {
            status: 403,
            body: {
              message:
                'User "reader" cannot list resource "horizontalpodautoscalers" in API group "autoscaling"',
            },
          }
        : undefined;
    live.start();
    await eventually(async () => {
      const observation = await live.read();
      return 'reason' in observation && observation.reason === 'no-access';
    }, 'it says so');

    expect(await live.read()).toMatchObject({
      message: expect.stringContaining(
        'cannot list resource "horizontalpodautoscalers"',
      ),
      lastSeen: { workloads: [{ id: 'deployment.backend' }] },
    });
  });

  it('watches namespace by namespace where RBAC allows no more', async () => {
    server.script = ({ namespace, verb }) =>
      !namespace && (verb === 'list' || verb === 'watch')
        ? {
            status: 403,
            body: { message: 'User "reader" cannot list resource "pods"' },
          }
        : undefined;
    server.put('deployments', aRawDeployment({ namespace: 'elsewhere' }));
    live.start();
    await eventually(live.watchesAll, 'everything is watched');

    expect(await live.read()).toMatchObject({
      status: 'observed',
      workloads: [{ name: 'backend' }],
    });
    expect(
      server.requests
        .filter(({ namespace }) => namespace)
        .map(({ namespace }) => namespace),
    ).not.toContain('elsewhere');
    expect(
      server.requests.filter(
        ({ namespace, verb }) => namespace && verb === 'list',
      ),
    ).toHaveLength(watchedKinds.length);
  });
});
