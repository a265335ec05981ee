import { objectAt } from '../model/raw';
import { aReplicaSet, aTemplate } from '../model/testUtils';
import { createOperationHandlers } from './createHandlers';
import {
  accept,
  anotherTemplate,
  aRetailCluster,
  change,
  FakeCluster,
  rollbackContext,
  settle,
  verify,
} from './testUtils';

const context = rollbackContext;
const handlerOf = (cluster: FakeCluster) =>
  createOperationHandlers(cluster.access).rollback;

describe('the steps of a rollback', () => {
  it('write the template of the revision once, whatever is replayed', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    expect(await change(rollback, step)).toMatchObject({ status: 'succeeded' });
    expect(await change(rollback, step)).toMatchObject({ status: 'succeeded' });
    expect(cluster.effective).toHaveLength(1);

    const deployment = cluster.get('deployments', 'backend');
    expect(objectAt(deployment, 'spec', 'template')).toEqual(
      aTemplate('1.1.0'),
    );
    expect(objectAt(deployment, 'metadata', 'annotations')).toMatchObject({
      'slipway.dev/operation': step.operationId,
      'kubernetes.io/change-cause':
        'Slipway rollback to revision 1: errors since the deploy',
    });
    expect(await verify(rollback, step)).toMatchObject({ status: 'running' });
    settle(cluster);
    expect(await verify(rollback, step)).toMatchObject({ status: 'succeeded' });
  });

  it('find out after a lost answer that the change is there (F1)', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    cluster.afterPatch = () => {
      throw Object.assign(new Error('socket hang up'), { name: 'Error' });
    };
    await expect(change(rollback, step)).rejects.toThrow('socket hang up');
    cluster.afterPatch = undefined;
    expect(await change(rollback, step)).toMatchObject({ status: 'succeeded' });
    expect(cluster.effective).toHaveLength(1);
  });

  it('look again where the object was changed at the same moment (F2)', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    cluster.beforePatch = () => {
      cluster.beforePatch = undefined;
      cluster.change('deployments', 'backend', { spec: { replicas: 4 } });
    };
    await expect(change(rollback, step)).rejects.toThrow(
      expect.objectContaining({ name: 'RetryableOperationError' }),
    );
    expect(await change(rollback, step)).toMatchObject({ status: 'succeeded' });
    expect(cluster.effective).toHaveLength(1);
  });

  it('never act again once they have acted, though all looks as before (F14)', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    await change(rollback, step);
    cluster.change('deployments', 'backend', {
      spec: { template: aTemplate('1.2.0') },
    });
    await expect(rollback.steps[0]?.act?.(step)).rejects.toThrow(
      expect.objectContaining({ name: 'TerminalOperationError' }),
    );
    await expect(change(rollback, step)).rejects.toThrow('changed again since');
    expect(cluster.effective).toHaveLength(1);
  });

  it('act no more once the process has lost the operation (F14)', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context, {
      signal: AbortSignal.abort(),
    });
    await expect(change(rollback, step)).rejects.toThrow('no longer act');
    expect(cluster.effective).toEqual([]);
  });

  it.each<[string, (cluster: FakeCluster) => void, string]>([
    [
      'the template was changed',
      cluster => cluster.change('deployments', 'backend', anotherTemplate),
      'changed by kubectl-set at 2026-01-15T10:00:00.000Z',
    ],
    [
      'the workload was made anew',
      cluster =>
        cluster.change('deployments', 'backend', { metadata: { uid: 'new' } }),
      'deleted and made anew',
    ],
    [
      'the workload is gone',
      cluster => cluster.remove('deployments', 'backend'),
      'does not exist',
    ],
    [
      'another cluster answers (S4)',
      cluster => {
        cluster.clusterUid = 'another';
      },
      'another cluster answers',
    ],
    [
      'the revision is gone (F21)',
      cluster => cluster.remove('replicasets', 'backend-1'),
      'is gone',
    ],
    [
      'the revision is another (F21)',
      cluster => cluster.set('replicasets', aReplicaSet(1, '6.6.6')),
      'not as it was',
    ],
    [
      'the proof of ownership is gone (S2)',
      cluster =>
        cluster.change('deployments', 'backend', {
          metadata: { labels: { 'backstage.io/kubernetes-id': 'other' } },
        }),
      'is not one of component:default/backend',
    ],
    [
      'the target has become read-only',
      cluster => {
        cluster.readOnly = true;
      },
      'read-only',
    ],
  ])('end for good where %s', async (_, arrange, message) => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    arrange(cluster);
    await expect(change(rollback, step)).rejects.toThrow(
      expect.objectContaining({
        name: 'TerminalOperationError',
        message: expect.stringContaining(message),
      }),
    );
    expect(cluster.effective).toEqual([]);
  });
});
