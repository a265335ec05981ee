import { isActive } from '../pods';
import { stored } from '../stored';
import { TestCluster } from '../testUtils/TestCluster';

const limits = (
  maxSurge: number | string,
  maxUnavailable: number | string,
) => ({
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge, maxUnavailable },
  },
});

describe('a Deployment', () => {
  let cluster: TestCluster;

  beforeEach(() => {
    cluster = new TestCluster();
  });

  afterEach(() => {
    expect(cluster.problems).toEqual([]);
  });

  it('has ready pods after a while', async () => {
    cluster.deploy({
      annotations: {
        'kubernetes.io/change-cause': 'first',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      },
    });
    await cluster.pass(0);
    expect(cluster.condition('Progressing')).toMatchObject({
      status: 'True',
      reason: 'ReplicaSetUpdated',
    });
    expect(cluster.condition('Available')).toMatchObject({
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
    });
    await cluster.pass(3);
    const [set] = cluster.sets();
    expect(set?.metadata.name).toMatch(/^backend-[b-z2-9]{8,10}$/);
    expect(set?.metadata.annotations).toEqual({
      'kubernetes.io/change-cause': 'first',
      'deployment.kubernetes.io/revision': '1',
      'deployment.kubernetes.io/desired-replicas': '3',
      'deployment.kubernetes.io/max-replicas': '4',
    });
    expect(cluster.deployment().status).toEqual({
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      terminatingReplicas: 0,
      conditions: [
        {
          type: 'Available',
          status: 'True',
          lastUpdateTime: '2026-01-15T09:00:02Z',
          lastTransitionTime: '2026-01-15T09:00:02Z',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        },
        {
          type: 'Progressing',
          status: 'True',
          lastUpdateTime: '2026-01-15T09:00:02Z',
          lastTransitionTime: '2026-01-15T09:00:00Z',
          reason: 'NewReplicaSetAvailable',
          message: `ReplicaSet "${set?.metadata.name}" has successfully progressed.`,
        },
      ],
    });
    expect(
      cluster.deployment().metadata.annotations?.[
        'deployment.kubernetes.io/revision'
      ],
    ).toBe('1');
    expect(cluster.events('ScalingReplicaSet')).toEqual([
      expect.objectContaining({
        message: `Scaled up replica set ${set?.metadata.name} from 0 to 3`,
        source: { component: 'deployment-controller' },
      }),
    ]);
  });

  it.each([
    ['counts', 4, limits(1, 1), { most: 5, fewest: 3 }],
    ['percentages', 10, limits('25%', '25%'), { most: 13, fewest: 8 }],
    ['a surge alone', 3, limits(1, 0), { most: 4, fewest: 3 }],
    ['neither', 3, limits(0, 0), { most: 3, fewest: 2 }],
  ])('replaces its pods within %s', async (_, replicas, spec, bounds) => {
    cluster.deploy({ replicas, spec });
    await cluster.pass(5);
    const counts = { most: 0, fewest: replicas };
    cluster.store.subscribe(() => {
      const wanted = cluster.sizes().reduce((sum, size) => sum + size, 0);
      counts.most = Math.max(counts.most, wanted);
      const available = cluster.readyPods().filter(isActive).length;
      counts.fewest = Math.min(counts.fewest, available);
    });
    cluster.release('2.0.0');
    await cluster.pass(60);
    expect(counts).toEqual(bounds);
    expect(cluster.sizes()).toEqual([0, replicas]);
    expect(cluster.readyPods()).toHaveLength(replicas);
    expect(cluster.condition('Progressing')?.reason).toBe(
      'NewReplicaSetAvailable',
    );
  });

  it('ends all old pods before the first new one, where it is to', async () => {
    cluster.deploy({ spec: { strategy: { type: 'Recreate' } } });
    await cluster.pass(5);
    cluster.release('2.0.0');
    await cluster.pass(0.5);
    expect(cluster.sets()).toHaveLength(1);
    expect(cluster.activePods()).toEqual([]);
    await cluster.pass(5);
    expect(cluster.sizes()).toEqual([0, 3]);
    expect(cluster.readyPods()).toHaveLength(3);
  });

  it('runs an old ReplicaSet again under a new number', async () => {
    cluster.deploy();
    await cluster.pass(5);
    cluster.release('2.0.0');
    await cluster.pass(20);
    cluster.release('1.0.0');
    await cluster.pass(20);
    const sets = cluster.sets();
    expect(cluster.sizes()).toEqual([0, 3]);
    expect(sets.map(({ metadata }) => metadata.annotations)).toEqual([
      expect.objectContaining({ 'deployment.kubernetes.io/revision': '2' }),
      expect.objectContaining({
        'deployment.kubernetes.io/revision': '3',
        'deployment.kubernetes.io/revision-history': '1',
      }),
    ]);
  });

  it('keeps as many old revisions as it is to', async () => {
    cluster.deploy({ spec: { revisionHistoryLimit: 2 } });
    for (const tag of ['2', '3', '4', '5']) {
      await cluster.pass(20);
      cluster.release(tag);
      cluster.change(spec => ({ ...spec, revisionHistoryLimit: 2 }));
    }
    await cluster.pass(20);
    expect(
      cluster
        .sets()
        .map(({ spec }) => spec.template?.spec?.containers[0]?.image),
    ).toEqual([
      'registry.example/retail-backend:3',
      'registry.example/retail-backend:4',
      'registry.example/retail-backend:5',
    ]);
  });

  it('misses its deadline, and is done once its pods become ready after all', async () => {
    cluster.deploy();
    await cluster.pass(5);
    cluster.change(spec => ({ ...spec, progressDeadlineSeconds: 30 }));
    cluster.release('2.0.0', { behaviour: 'never-ready' });
    await cluster.pass(29);
    expect(cluster.condition('Progressing')?.reason).toBe('ReplicaSetUpdated');
    await cluster.pass(10);
    expect(cluster.condition('Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: expect.stringMatching(/has timed out progressing\.$/),
    });
    expect(cluster.condition('Available')?.status).toBe('True');
    expect(cluster.deployment().status).toMatchObject({
      updatedReplicas: 1,
      unavailableReplicas: 1,
      availableReplicas: 3,
    });
    cluster.release('3.0.0');
    await cluster.pass(20);
    expect(cluster.condition('Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
    });
  });

  it('rolls nothing out while it is paused, but scales in proportion', async () => {
    cluster.deploy({ replicas: 8, spec: limits(2, 2) });
    await cluster.pass(5);
    cluster.release('2.0.0');
    await cluster.pass(0.5);
    cluster.change(spec => ({ ...spec, paused: true }));
    await cluster.pass(30);
    const [old = 0, fresh = 0] = cluster.sizes();
    expect(fresh).toBeGreaterThan(0);
    expect(old).toBeGreaterThan(0);
    expect(cluster.condition('Progressing')).toMatchObject({
      status: 'Unknown',
      reason: 'DeploymentPaused',
      message: 'Deployment is paused',
    });
    cluster.change(spec => ({ ...spec, replicas: 16 }));
    await cluster.pass(10);
    const [scaledOld = 0, scaledFresh = 0] = cluster.sizes();
    expect(scaledOld + scaledFresh).toBe(18);
    expect(scaledOld).toBeGreaterThan(old);
    expect(scaledFresh).toBeGreaterThan(fresh);
    cluster.change(spec => ({ ...spec, paused: false }));
    await cluster.pass(0);
    expect(cluster.condition('Progressing')?.reason).toMatch(
      /DeploymentResumed|ReplicaSetUpdated/,
    );
    await cluster.pass(60);
    expect(cluster.sizes()).toEqual([0, 16]);
  });

  it('counts pods only after they have been ready for long enough', async () => {
    cluster.deploy({ spec: { minReadySeconds: 10 } });
    await cluster.pass(5);
    expect(cluster.deployment().status).toMatchObject({
      readyReplicas: 3,
      unavailableReplicas: 3,
    });
    await cluster.pass(8);
    expect(cluster.deployment().status?.availableReplicas).toBe(3);
  });

  it('goes on where it was when its controllers are started again', async () => {
    cluster.deploy({ replicas: 4 });
    await cluster.pass(5);
    cluster.release('2.0.0', { behaviour: 'slow-start', 'ready-after': '7s' });
    for (let step = 0; step < 30; step++) {
      cluster.restart();
      await cluster.pass(1.3);
    }
    expect(cluster.sizes()).toEqual([0, 4]);
    expect(cluster.readyPods()).toHaveLength(4);
    expect(cluster.condition('Progressing')?.reason).toBe(
      'NewReplicaSetAvailable',
    );
  });

  it('takes everything along that belongs to it when it is deleted', async () => {
    cluster.deploy();
    await cluster.pass(5);
    cluster.store.delete(stored.deployments, 'retail', 'backend');
    await cluster.pass(5);
    expect(cluster.sets()).toEqual([]);
    expect(cluster.pods()).toEqual([]);
  });
});
