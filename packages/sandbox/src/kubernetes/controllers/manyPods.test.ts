import { TestCluster } from './testUtils/TestCluster';

describe('a large cluster', () => {
  it('starts a thousand pods with few writes', async () => {
    const cluster = new TestCluster({
      nodes: 10,
      events: 'warnings',
      timing: { startMs: 0, readyMs: 0 },
    });
    for (let index = 0; index < 100; index++) {
      cluster.deploy({ name: `app-${index}`, replicas: 10, cpu: '10m' });
    }
    await cluster.pass(0);
    expect(cluster.problems).toEqual([]);
    expect(cluster.readyPods()).toHaveLength(1000);
    // Each pod is made, bound and started; each Deployment and its set are written a few times.
    expect(cluster.store.resourceVersion).toBeLessThan(4500);
  });
});
