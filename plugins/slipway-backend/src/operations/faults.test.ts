import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { Gate, pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';
import { EngineTiming } from './engine/timing';
import { listBoundaries } from './execution/boundaries';

jest.setTimeout(60_000);

describe('faults', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  let atBoundary: (name: string, id: string) => Promise<void>;
  const workload = () => platform.workloads['deployment.backend']!;
  const acts = () => platform.calls.filter(it => it.verb === 'act').length;

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    atBoundary = async () => {};
    await startReplica();
  });
  afterEach(() => replica.operations.stop());

  async function startReplica(timing: Partial<EngineTiming> = {}) {
    replica = await aReplica({
      database,
      platform,
      observer: { boundary: (name, id) => atBoundary(name, id) },
      timing,
    });
    await replica.operations.start();
  }

  it('F1: looks instead of repeating where the answer to a change was lost', async () => {
    platform.interceptor = async (call, proceed) => {
      const answer = await proceed();
      if (call.verb === 'act') {
        throw new RetryableOperationError('connection reset');
      }
      return answer;
    };
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect([acts(), workload().effectiveChanges]).toEqual([1, 1]);
    const types = (await replica.listEvents(id)).map(it => it.type);
    expect(types).toContain('retrying');
    expect(types).not.toContain('acted');
  });

  it('F1: acts again where the request was lost', async () => {
    let lost = 0;
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act' && lost < 2) {
        lost += 1;
        throw new RetryableOperationError('connection refused');
      }
      return proceed();
    };
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect([acts(), workload().effectiveChanges]).toEqual([3, 1]);
  });

  it('does not act again on what somebody took back after the answer', async () => {
    platform.interceptor = async (call, proceed) => {
      const answer = await proceed();
      if (call.verb === 'act') {
        workload().change({ expected: {}, goal: { template: 'image:2' } });
      }
      return answer;
    };
    const { id } = await replica.submit();
    await replica.reach(id, it => it.message === 'The workload is as it was');
    await replica.operations.cancel({
      id,
      requestedBy: 'user:default/ana',
      reason: 'it is taken back',
    });
    await replica.reachEnd(id);
    expect(acts()).toBe(1);
  });

  it('F2: fails where the object was changed between look and act', async () => {
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act') {
        workload().change({ expected: {}, goal: { template: 'image:9' } });
      }
      return proceed();
    };
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      failure: { name: 'TerminalOperationError', retryable: false },
    });
    expect(workload().state.template).toBe('image:9');
  });

  it('F2, S12: fails with nothing changed where the basis is another just before the act', async () => {
    atBoundary = async name => {
      if (name === 'target-locked') {
        workload().change({ expected: {}, goal: { template: 'image:9' } });
      }
    };
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      failure: { name: 'StalePlanError', retryable: true },
      message: expect.stringContaining('Nothing was changed.'),
    });
    expect([acts(), await replica.knex('target_locks')]).toEqual([0, []]);
  });

  it('a refusal for good ends it, and says that nothing was changed', async () => {
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act') {
        throw new TerminalOperationError('patch deployments is not permitted.');
      }
      return proceed();
    };
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: 'patch deployments is not permitted. Nothing was changed.',
    });
  });

  it('is shown as unobservable while it cannot be seen, and goes on', async () => {
    let isDown = false;
    workload().isHealthy = false;
    platform.interceptor = async (_, proceed) => {
      if (isDown) {
        throw new RetryableOperationError('no route to host');
      }
      return proceed();
    };
    const { id } = await replica.submit();
    await replica.reach(id, it => it.state === 'verifying');
    isDown = true;
    expect(
      await replica.reach(id, it => it.state === 'unobservable'),
    ).toMatchObject({
      message: 'Cannot be seen, and is looked at again: no route to host',
    });
    isDown = false;
    await replica.reach(id, it => it.state === 'verifying');
    workload().isHealthy = true;
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
  });

  describe('stalled', () => {
    beforeEach(() => {
      const { steps } = platform.operations.rollback!;
      steps.forEach(step => Object.assign(step, { stallAfterSeconds: 0.2 }));
      workload().isHealthy = false;
    });

    it('is shown, holds its target, and ends when it comes forward', async () => {
      const { id } = await replica.submit();
      expect(
        await replica.reach(id, it => it.state === 'stalled'),
      ).toMatchObject({
        message: expect.stringMatching(
          /^No progress for more than 0.2 seconds: 0 of 3 pods are ready\. It holds component:default\/backend#production\/retail-cluster until/,
        ),
      });
      expect(await replica.knex('target_locks')).toHaveLength(1);
      workload().isHealthy = true;
      expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    });

    it('makes way for a rollback', async () => {
      const first = await replica.submit();
      await replica.reach(first.id, it => it.state === 'stalled');
      const second = await replica.submit({
        supersedes: first.id,
        request: { input: { toRevision: '2' } },
      });
      expect(await replica.reachEnd(first.id)).toMatchObject({
        state: 'superseded',
      });
      workload().isHealthy = true;
      await replica.reachEnd(second.id);
      expect(workload().state.template).toBe('image:2');
    });
  });

  describe.each(
    listBoundaries(aPlatform().operations.rollback!).filter(
      it => it !== 'ended' && it !== 'outcome-audited',
    ),
  )('cancelled at %s', boundary => {
    it('stops before its next change and says what is done', async () => {
      workload().isHealthy = !boundary.startsWith('await-rollout:looked');
      atBoundary = async (name, id) => {
        if (name === boundary) {
          atBoundary = async () => {};
          await replica.operations.cancel({
            id,
            requestedBy: 'user:default/ben',
            reason: 'wrong service',
          });
        }
      };
      const { id } = await replica.submit();
      const operation = await replica.reachEnd(id);
      const hasChanged = workload().effectiveChanges === 1;
      expect(operation.message).toBe(
        boundary === 'await-rollout:observed'
          ? '3 of 3 pods are ready'
          : `Cancelled by user:default/ben: wrong service. ${
              hasChanged
                ? 'Already done: rollback of deployment.backend.'
                : 'Nothing was changed.'
            }`,
      );
      expect(await replica.knex('target_locks')).toEqual([]);
      await expect(
        replica.operations.cancel({
          id,
          requestedBy: 'user:default/ben',
          reason: 'again',
        }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });
  });

  it('F12: goes on when PostgreSQL is back, after it was gone in the middle of a run', async () => {
    await replica.operations.stop();
    // It is not to go on only because a lease has run out in the meantime.
    await startReplica({ lease: 600 });
    const gate = new Gate();
    atBoundary = async name => {
      if (name === 'await-rollout:looked') {
        await gate.pass();
      }
    };
    const { id } = await replica.submit();
    await gate.arrival();
    await database.goAway();
    gate.open();
    await pollFor('the run being interrupted', async () =>
      replica
        .warnings()
        .some(it => it.startsWith(`Operation ${id} was interrupted`)),
    );
    await database.comeBack();
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(workload().effectiveChanges).toBe(1);
  });

  it('F23: refuses new operations with a sentence where nothing can be recorded, and what runs holds', async () => {
    const gate = new Gate();
    atBoundary = async name => {
      if (name === 'basis-confirmed') {
        await gate.pass();
      }
    };
    const { id } = await replica.submit();
    await gate.arrival();
    await replica.knex.raw(
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON operation_events EXECUTE FUNCTION full_disk()`,
    );
    await expect(
      replica.submit({
        request: { entityRef: 'component:default/catalog' },
      }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'the database of Slipway has run out of disk space, memory or connections; free some. Nothing was changed.',
      ),
    });
    gate.open();
    await pollFor('another try', async () => {
      const { epoch } = await replica.knex('operations').where({ id }).first();
      return epoch > 2;
    });
    expect(acts()).toBe(0);
    await replica.knex.raw('DROP TRIGGER full_disk ON operation_events');
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(workload().effectiveChanges).toBe(1);
  });
});
