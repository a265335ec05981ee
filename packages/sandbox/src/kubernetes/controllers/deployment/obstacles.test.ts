import { stored } from '../stored';
import { TestCluster } from '../testUtils/TestCluster';

describe('a Deployment that something is in the way of', () => {
  let cluster: TestCluster;

  beforeEach(() => {
    cluster = new TestCluster();
  });

  it('shows that a quota leaves no room', async () => {
    cluster.store.create(stored.quotas, {
      metadata: { name: 'pods', namespace: 'retail' },
      spec: { hard: { pods: '2' } },
    });
    cluster.deploy();
    await cluster.pass(5);
    expect(cluster.condition('ReplicaFailure')).toMatchObject({
      status: 'True',
      reason: 'FailedCreate',
      message: expect.stringMatching(
        /^pods "backend-\w+-\w{5}" is forbidden: exceeded quota: pods, requested: pods=1, used: pods=2, limited: pods=2$/,
      ),
    });
    expect(cluster.events('FailedCreate')[0]).toMatchObject({
      type: 'Warning',
      message: expect.stringMatching(/^Error creating: pods "/),
    });
    expect(cluster.store.get(stored.quotas, 'retail', 'pods')?.status).toEqual({
      hard: { pods: '2' },
      used: { pods: '2' },
    });
    expect(cluster.problems.splice(0)).not.toEqual([]);
  });

  it('takes over what belongs to nobody', async () => {
    cluster.deploy();
    await cluster.pass(5);
    const before = cluster.pods().map(({ metadata }) => metadata.uid);
    cluster.store.delete(stored.deployments, 'retail', 'backend', {
      propagation: 'Orphan',
    });
    await cluster.pass(5);
    expect(cluster.sets()[0]?.metadata.ownerReferences).toBeUndefined();
    cluster.deploy();
    await cluster.pass(5);
    expect(cluster.sets()).toHaveLength(1);
    expect(cluster.pods().map(({ metadata }) => metadata.uid)).toEqual(before);
    expect(cluster.condition('Available')?.status).toBe('True');
  });

  it('finds another name where its own is taken', async () => {
    cluster.deploy();
    await cluster.pass(5);
    const [set] = cluster.sets();
    const { name } = set!.metadata;
    cluster.store.update(stored.replicasets, 'retail', name, other => ({
      ...other,
      metadata: { ...other.metadata, ownerReferences: [], labels: {} },
    }));
    cluster.change(spec => ({ ...spec, minReadySeconds: 1 }));
    await cluster.pass(5);
    expect(cluster.problems.splice(0)).toEqual([
      `deployment retail/backend: StatusError: replicasets.apps "${name}" already exists`,
    ]);
    expect(cluster.deployment().status).toMatchObject({
      collisionCount: 1,
      updatedReplicas: 3,
    });
    expect(cluster.store.list(stored.replicasets)).toHaveLength(2);
  });
});
