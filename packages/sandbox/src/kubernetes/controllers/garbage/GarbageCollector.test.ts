import { resources } from '../../resources/resources';
import { stored } from '../stored';
import { TestCluster } from '../testUtils/TestCluster';

describe('the garbage collector', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = new TestCluster();
    cluster.deploy({ replicas: 2 });
    await cluster.pass(5);
  });

  const left = () => ({
    deployments: cluster.store.list(stored.deployments).length,
    sets: cluster.sets().length,
    pods: cluster.pods().length,
  });

  it('deletes dependents after their owner', async () => {
    cluster.store.delete(stored.deployments, 'retail', 'backend');
    await cluster.pass(0);
    expect(left()).toEqual({ deployments: 0, sets: 0, pods: 2 });
    await cluster.pass(2);
    expect(left()).toEqual({ deployments: 0, sets: 0, pods: 0 });
  });

  it('deletes them before their owner, in the foreground', async () => {
    cluster.store.delete(stored.deployments, 'retail', 'backend', {
      propagation: 'Foreground',
    });
    await cluster.pass(0.5);
    expect(left()).toEqual({ deployments: 1, sets: 1, pods: 2 });
    expect(cluster.activePods()).toEqual([]);
    await cluster.pass(2);
    expect(left()).toEqual({ deployments: 0, sets: 0, pods: 0 });
  });

  it('leaves them behind, where it is told to', async () => {
    cluster.store.delete(stored.deployments, 'retail', 'backend', {
      propagation: 'Orphan',
    });
    await cluster.pass(2);
    expect(left()).toEqual({ deployments: 0, sets: 1, pods: 2 });
    expect(cluster.sets()[0]?.metadata.ownerReferences).toBeUndefined();
  });

  it('deletes what was left while nobody looked', async () => {
    cluster.restart(store =>
      store.delete(stored.deployments, 'retail', 'backend'),
    );
    await cluster.pass(3);
    expect(left()).toEqual({ deployments: 0, sets: 0, pods: 0 });
  });

  it('gives a namespace its service account', async () => {
    cluster.store.create(stored.namespaces, { metadata: { name: 'new' } });
    await cluster.pass(0);
    expect(
      cluster.store.get(resources.serviceaccounts, 'new', 'default')?.kind,
    ).toBe('ServiceAccount');
  });
});
