import { textAt } from '../model/raw';
import { getTemplateHash } from '../model/templateHash';
import { aBrokenPod, aTemplate, ownedBy } from '../model/testUtils';
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

describe('the verification of a rollback', () => {
  it('names the cause while the rollout does not succeed, and gives up in the end (F18)', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    await change(rollback, step);
    settle(cluster);
    const crashing = (restartCount: number) => {
      const pod = aBrokenPod('backend-x', {
        restartCount,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      });
      return {
        ...pod,
        metadata: {
          ...(pod.metadata as object),
          ownerReferences: [ownedBy('ReplicaSet', 'backend-1')],
        },
      };
    };
    cluster.set('pods', crashing(2));
    expect(await verify(rollback, step)).toMatchObject({
      status: 'running',
      message: "Container 'backend' keeps crashing, exit 137 (OOMKilled) ×2",
      progress: { done: 3, total: 3 },
    });
    cluster.set('pods', crashing(5));
    await expect(verify(rollback, step)).rejects.toThrow(
      'The rollout does not succeed: Container',
    );
  });

  it('tells no figures before the controller has seen the change', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    await change(rollback, step);
    const sight = await verify(rollback, step);
    expect(sight).toMatchObject({
      status: 'running',
      message: 'Waiting for the controller to see the newest specification',
    });
    expect(sight).not.toHaveProperty('progress');
  });

  it('ends where somebody changes the template during the rollout', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    await change(rollback, step);
    cluster.change('deployments', 'backend', anotherTemplate);
    await expect(verify(rollback, step)).rejects.toThrow('changed by');
  });

  it('recognises the template with the defaults that the server adds', async () => {
    const cluster = aRetailCluster();
    const rollback = handlerOf(cluster);
    const step = await accept(rollback, context);
    await change(rollback, step);
    const withDefault = aTemplate('1.1.0', { spec: { dnsPolicy: 'Default' } });
    cluster.change('deployments', 'backend', {
      spec: { template: withDefault },
    });
    const { state } = step;
    const knowing = { ...state, to: getTemplateHash(withDefault) };
    expect(await change(rollback, { ...step, state: knowing })).toMatchObject({
      status: 'succeeded',
    });
    expect(
      textAt(cluster.get('deployments', 'backend'), 'spec', 'replicas'),
    ).toBe('3');
  });
});
