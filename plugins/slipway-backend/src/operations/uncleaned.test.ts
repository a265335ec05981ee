import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('an operation that cannot clean up after itself', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  const store = () => platform.datastores['db-instance.retail-pg']!;
  const drill = () => replica.submit({ request: aDatastoreRequest('drill') });
  const copyOf = (id: string) => `retail-pg-drill-${id.slice(0, 8)}`;
  const cancel = (id: string) =>
    replica.operations.cancel({
      id,
      requestedBy: 'user:default/ben',
      reason: 'no time for it',
    });
  const removals = () =>
    platform.calls.filter(
      it => it.verb === 'act' && it.step === 'remove-instance',
    ).length;
  /** Refuses to remove, as long as it is to. */
  const refuse = (error: Error, isRefused = () => true) => {
    platform.interceptor = async (call, proceed) => {
      if (
        call.verb === 'act' &&
        call.step === 'remove-instance' &&
        isRefused()
      ) {
        throw error;
      }
      return proceed();
    };
  };

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('fails, and names what is left behind', async () => {
    refuse(new TerminalOperationError('rds:DeleteDBInstance is not permitted'));
    const { id } = await drill();
    const copy = copyOf(id);
    const operation = await replica.reachEnd(id);
    expect(operation).toMatchObject({
      state: 'failed',
      message: `Every check passed. It has not cleaned up after itself: rds:DeleteDBInstance is not permitted. Already done: Make ${copy}. Not cleaned up: Remove ${copy}. Left behind: ${copy}.`,
      failure: { message: 'rds:DeleteDBInstance is not permitted' },
    });
    expect(await replica.knex('target_locks')).toEqual([]);
  });

  it('says also that it was cancelled', async () => {
    store().isJobDone = false;
    refuse(new TerminalOperationError('not permitted'));
    const { id } = await drill();
    await replica.reach(id, it => it.state === 'verifying');
    await cancel(id);
    const copy = copyOf(id);
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: `Cancelled by user:default/ben: no time for it. It has not cleaned up after itself: not permitted. Already done: Make ${copy}. Not cleaned up: Remove ${copy}.`,
    });
  });

  describe('because that does not come forward', () => {
    let isDown: boolean;
    let drilled: string;
    beforeEach(async () => {
      const { steps } = platform.operations.drill!;
      Object.assign(steps.at(-1)!, { stallAfterSeconds: 0.2 });
      isDown = true;
      refuse(new RetryableOperationError('Throttling'), () => isDown);
      ({ id: drilled } = await drill());
      await replica.reach(drilled, it => it.state === 'stalled');
    });

    it('is stalled, keeps its target, and goes on as soon as that helps', async () => {
      const messages = (await replica.listEvents(drilled)).map(
        it => it.message,
      );
      expect(messages).toContainEqual(
        `No progress for more than 0.2 seconds: ${copyOf(drilled)} is there. It holds resource:default/retail-pg#production/retail-cluster against another drill until it comes forward; to cancel it gives up to clean up after it: Remove ${copyOf(drilled)}.`,
      );
      expect(await replica.knex('target_locks')).toHaveLength(1);
      isDown = false;
      expect(await replica.reachEnd(drilled)).toMatchObject({
        state: 'succeeded',
      });
      expect([...store().resources.keys()]).toEqual([]);
      expect(await replica.knex('target_locks')).toEqual([]);
    });

    it('writes nothing more while it is the same', async () => {
      const tried = removals();
      await pollFor('two more tries', async () => {
        return removals() > tried + 1;
      });
      const before = await replica.listEvents(drilled);
      const now = removals();
      await pollFor('three more tries', async () => {
        return removals() > now + 2;
      });
      expect(await replica.listEvents(drilled)).toEqual(before);
      isDown = false;
      await replica.reachEnd(drilled);
    });

    it('is given up by whoever cancels it, and says what is left behind', async () => {
      await cancel(drilled);
      const copy = copyOf(drilled);
      expect(await replica.reachEnd(drilled)).toMatchObject({
        state: 'failed',
        message: `Every check passed. It has not cleaned up after itself: Given up by user:default/ben: no time for it. Already done: Make ${copy}. Not cleaned up: Remove ${copy}. Left behind: ${copy}.`,
      });
      expect(await replica.knex('target_locks')).toEqual([]);
    });
  });

  it('fails where its service is gone, and names what is left behind', async () => {
    store().isJobDone = false;
    const { id } = await drill();
    await replica.reach(id, it => it.state === 'verifying');
    await replica.operations.stop();
    replica = await aReplica({
      database,
      platform: Object.assign(aPlatform(), { operations: {} }),
      resolve: async () => {
        throw new TerminalOperationError('There is no retail-pg');
      },
    });
    await replica.operations.start();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: `It has not cleaned up after itself: There is no retail-pg. Already done: Make ${copyOf(id)}.`,
    });
  });

  it('F13: is not touched any more where it has ended five executors, and names what is left behind', async () => {
    store().isJobDone = false;
    const { id } = await drill();
    await replica.reach(id, it => it.state === 'verifying');
    await replica.operations.stop();
    await replica
      .knex('operations')
      .where({ id })
      .update({ executor_id: 'a dead one', takeovers: 4 });
    replica = await aReplica({ database, platform });
    await replica.operations.start();
    await replica.reach(id, it => it.state === 'stalled');
    await cancel(id);
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: `It has not cleaned up after itself: 5 processes were lost over it. Already done: Make ${copyOf(id)}.`,
    });
    expect(removals()).toBe(0);
  });
});
