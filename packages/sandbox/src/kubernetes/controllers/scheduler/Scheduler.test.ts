import { findCondition } from '../conditions';
import { stored } from '../stored';
import { TestCluster } from '../testUtils/TestCluster';
import { describeObstacles } from './describeObstacles';

describe('the scheduler', () => {
  it('spreads pods over the nodes', async () => {
    const cluster = new TestCluster();
    cluster.deploy({ replicas: 6 });
    await cluster.pass(0);
    const nodes = cluster.pods().map(({ spec }) => spec.nodeName);
    expect(nodes.sort()).toEqual([
      'node-1',
      'node-1',
      'node-2',
      'node-2',
      'node-3',
      'node-3',
    ]);
  });

  it('says what it lacks, and takes up a pod once there is room', async () => {
    const cluster = new TestCluster();
    cluster.deploy({ replicas: 4, cpu: '12' });
    await cluster.pass(3);
    const waiting = () => cluster.pods().filter(({ spec }) => !spec.nodeName);
    expect(waiting()).toHaveLength(1);
    expect(
      findCondition(waiting()[0]?.status?.conditions, 'PodScheduled'),
    ).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message:
        '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
    });
    expect(cluster.events('FailedScheduling')).toHaveLength(1);
    cluster.change(spec => ({ ...spec, replicas: 3 }));
    await cluster.pass(3);
    expect(waiting()).toEqual([]);
    expect(cluster.readyPods()).toHaveLength(3);
  });

  it.each([
    ['is cordoned', { unschedulable: true }, {}],
    [
      'is tainted',
      { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] },
      {},
    ],
    ['is not meant', {}, { nodeSelector: { disk: 'fast' } }],
  ])('leaves out a node that %s', async (_, nodeSpec, podSpec) => {
    const cluster = new TestCluster({ nodes: 2 });
    cluster.store.update(stored.nodes, undefined, 'node-1', node => ({
      ...node,
      spec: { ...node.spec, ...nodeSpec },
    }));
    cluster.store.update(stored.nodes, undefined, 'node-2', node => ({
      ...node,
      metadata: { ...node.metadata, labels: { disk: 'fast' } },
    }));
    const { spec } = cluster.deploy({ replicas: 0 });
    cluster.change(before => ({
      ...before,
      replicas: 3,
      template: {
        ...spec.template,
        spec: { ...spec.template.spec!, ...podSpec },
      },
    }));
    await cluster.pass(3);
    expect(cluster.readyPods()).toHaveLength(3);
    expect(new Set(cluster.pods().map(pod => pod.spec.nodeName))).toEqual(
      new Set(['node-2']),
    );
  });

  it.each([
    [[], 0, 'no nodes available to schedule pods'],
    [
      [['Insufficient cpu'], ['Insufficient cpu', 'Insufficient memory']],
      1,
      '0/2 nodes are available: 1 Insufficient memory, 2 Insufficient cpu. no new claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.',
    ],
  ])('describes the obstacles %j', (obstacles, hopeless, text) => {
    expect(describeObstacles(obstacles, hopeless)).toBe(text);
  });
});
