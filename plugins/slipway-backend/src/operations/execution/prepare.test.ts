import { NotFoundError } from '@backstage/errors';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../../testUtils/aReplica';
import { Gate } from '../../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('prepare', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  const workload = () => platform.workloads['deployment.backend']!;

  /** Lets the plan for the review and that of the submission pass, and throws in all later ones. */
  function failToPlan(error: () => Error | undefined) {
    let plans = 0;
    platform.interceptor = async (call, proceed) => {
      plans += call.verb === 'plan' ? 1 : 0;
      const thrown = call.verb === 'plan' && plans > 2 ? error() : undefined;
      if (thrown) {
        throw thrown;
      }
      return proceed();
    };
  }

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('goes on when the platform can be reached again', async () => {
    let isDown = true;
    failToPlan(() =>
      isDown ? new RetryableOperationError('no route to host') : undefined,
    );
    const { id } = await replica.submit();
    expect(
      await replica.reach(id, it => it.state === 'unobservable'),
    ).toMatchObject({
      message: 'Cannot be prepared, and is tried again: no route to host',
    });
    isDown = false;
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
  });

  it.each([
    [
      'is held up for too long',
      () => new RetryableOperationError('no route to host'),
      'no route to host. Nothing was changed.',
      true,
    ],
    [
      'finds its workload gone',
      () => new NotFoundError('There is no workload'),
      'There is no workload. Nothing was changed.',
      false,
    ],
  ])(
    'fails with nothing changed where it %s',
    async (_, error, message, retryable) => {
      failToPlan(error);
      const { id } = await replica.submit();
      expect(await replica.reachEnd(id)).toMatchObject({
        state: 'failed',
        message,
        failure: { retryable },
      });
      expect(workload().effectiveChanges).toBe(0);
      expect(await replica.knex('target_locks')).toEqual([]);
    },
  );

  it('frees the target where who was to supersede has ended before', async () => {
    const gate = new Gate();
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act') {
        await gate.pass();
      }
      return proceed();
    };
    const first = await replica.submit();
    await gate.arrival();
    const second = await replica.submit({ supersedes: first.id });
    await replica.reach(second.id, it => it.state === 'waiting');
    await replica.operations.cancel({
      id: second.id,
      requestedBy: 'user:default/ben',
      reason: 'not needed',
    });
    expect(await replica.reachEnd(second.id)).toMatchObject({
      state: 'cancelled',
    });
    gate.open();
    expect(await replica.reachEnd(first.id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.id,
    });
    expect(await replica.knex('target_locks')).toEqual([]);
  });

  it('takes no time for a lack of progress in which no backend ran', async () => {
    workload().isHealthy = false;
    const { id } = await replica.submit();
    await replica.reach(id, it => it.message === '0 of 3 pods are ready');
    await replica.operations.stop();
    const hour = replica.knex.raw("clock_timestamp() - interval '1 hour'");
    await replica
      .knex('operations')
      .update({ progress_at: hour, run_at: hour });
    let looks = 0;
    const next = await aReplica({
      database,
      platform,
      observer: {
        boundary: async name => {
          looks += name === 'await-rollout:looked' ? 1 : 0;
          workload().isHealthy = looks > 5;
        },
      },
    });
    await next.operations.start();
    await next.reachEnd(id);
    await next.operations.stop();
    const states = (await next.listEvents(id)).map(it => it.state);
    expect(states).not.toContain('stalled');
  });
});
