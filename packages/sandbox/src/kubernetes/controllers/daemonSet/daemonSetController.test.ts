import { stored } from '../stored';
import { aDeployment, aNode } from '../testUtils/objects';
import { TestCluster } from '../testUtils/TestCluster';

const template = (tag: string) =>
  aDeployment({ name: 'shipper', tag, cpu: '10m' }).spec.template;

describe('a DaemonSet', () => {
  let cluster: TestCluster;

  beforeEach(async () => {
    cluster = new TestCluster();
    cluster.store.create(stored.daemonsets, {
      metadata: { name: 'shipper', namespace: 'retail' },
      spec: {
        selector: { matchLabels: { app: 'shipper' } },
        template: template('1'),
      },
    });
    await cluster.pass(5);
  });

  const status = () =>
    cluster.store.get(stored.daemonsets, 'retail', 'shipper')!.status;
  const nodes = () =>
    cluster
      .pods()
      .map(({ spec }) => spec.nodeName)
      .sort();

  it('has a pod on each node', () => {
    expect(nodes()).toEqual(['node-1', 'node-2', 'node-3']);
    expect(status()).toEqual({
      observedGeneration: 1,
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberMisscheduled: 0,
      numberReady: 3,
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    });
  });

  it('follows the nodes', async () => {
    cluster.store.create(stored.nodes, aNode(3));
    await cluster.pass(5);
    expect(nodes()).toContain('node-4');
    cluster.store.delete(stored.nodes, undefined, 'node-2');
    await cluster.pass(5);
    expect(nodes()).toEqual(['node-1', 'node-3', 'node-4']);
    expect(status()).toMatchObject({
      desiredNumberScheduled: 3,
      numberReady: 3,
    });
  });

  it('replaces its pods one by one, and keeps the revisions', async () => {
    const ready: number[] = [];
    cluster.store.subscribe(() => ready.push(cluster.readyPods().length));
    cluster.store.update(stored.daemonsets, 'retail', 'shipper', set => ({
      ...set,
      spec: { ...set.spec, template: template('2') },
    }));
    await cluster.pass(30);
    expect(Math.min(...ready)).toBe(2);
    expect(status()).toMatchObject({
      updatedNumberScheduled: 3,
      numberAvailable: 3,
    });
    const [first, second] = [
      ...cluster.store.list(stored.controllerrevisions),
    ].sort((left, right) => left.revision - right.revision);
    expect([first?.revision, second?.revision]).toEqual([1, 2]);
    expect(second?.data.spec.template).toMatchObject({ $patch: 'replace' });
    expect(
      cluster.pods()[0]?.metadata.labels?.['controller-revision-hash'],
    ).toBe(second?.metadata.name.slice('shipper-'.length));
  });
});
