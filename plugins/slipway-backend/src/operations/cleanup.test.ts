import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { Gate } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';
import { listBoundaries } from './execution/boundaries';

jest.setTimeout(60_000);

describe('an operation that cleans up after itself', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  let atBoundary: (name: string, id: string) => Promise<void>;
  const store = () => platform.datastores['db-instance.retail-pg']!;
  const drill = () => replica.submit({ request: aDatastoreRequest('drill') });
  const copyOf = (id: string) => `retail-pg-drill-${id.slice(0, 8)}`;
  const cancel = (id: string, requestedBy = 'user:default/ben') =>
    replica.operations.cancel({ id, requestedBy, reason: 'no time for it' });

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    atBoundary = async () => {};
    replica = await aReplica({
      database,
      platform,
      observer: { boundary: (name, id) => atBoundary(name, id) },
    });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  async function expectClean() {
    expect([...store().resources.keys()]).toEqual([]);
    expect(store().effectiveChanges).toBe(2);
    expect(await replica.knex('target_locks')).toEqual([]);
    const [row] = await replica.knex('operations');
    expect([row.owes_cleanup, row.ending]).toEqual([false, null]);
  }

  it('does so where it succeeds, and tells all of it', async () => {
    const { id } = await drill();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'succeeded',
      message: 'Every check passed',
    });
    await expectClean();
    const events = await replica.listEvents(id);
    expect(
      events.slice(-6).map(({ type, step, state }) => [type, step, state]),
    ).toEqual([
      ['observed', 'judge-checks', undefined],
      ['progress', undefined, 'running'],
      ['intent', 'remove-instance', undefined],
      ['acted', 'remove-instance', undefined],
      ['observed', 'remove-instance', undefined],
      ['ended', undefined, 'succeeded'],
    ]);
    expect(events.at(-5)?.message).toBe(
      'Every check passed. It ends as succeeded as soon as it has cleaned up',
    );
  });

  it('announces the boundaries that are listed, in that order', async () => {
    const reached: string[] = [];
    atBoundary = async name => void reached.push(name);
    const { id } = await drill();
    await replica.reachEnd(id);
    await replica.operations.stop();
    expect([...new Set(reached)]).toEqual(
      listBoundaries(platform.operations.drill!),
    );
  });

  it('does so where it fails, before it ends and lets its target go', async () => {
    const gate = new Gate();
    atBoundary = async name => {
      if (name === 'ending-decided') {
        await gate.pass();
      }
    };
    store().checks = [{ name: 'orders', passed: false, message: 'false' }];
    const { id } = await drill();
    await gate.arrival();
    expect(await replica.operations.get(id)).toMatchObject({
      state: 'running',
      message:
        'The copy is not good: orders. It ends as failed as soon as it has cleaned up',
    });
    expect(await replica.knex('target_locks')).toHaveLength(1);
    gate.open();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: `The copy is not good: orders. Already done: Make ${copyOf(id)}. Cleaned up: Remove ${copyOf(id)}.`,
      failure: {
        name: 'TerminalOperationError',
        message: 'The copy is not good: orders',
        retryable: false,
      },
    });
    await expectClean();
  });

  it('does so where it is cancelled; to cancel it again changes nothing', async () => {
    store().isJobDone = false;
    const gate = new Gate();
    atBoundary = async name => {
      if (name === 'ending-decided') {
        await gate.pass();
      }
    };
    const { id } = await drill();
    await replica.reach(id, it => it.state === 'verifying');
    await cancel(id);
    await gate.arrival();
    const before = await replica.operations.get(id);
    expect(await cancel(id, 'user:default/eve')).toEqual(before);
    gate.open();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'cancelled',
      message: `Cancelled by user:default/ben: no time for it. Already done: Make ${copyOf(id)}. Cleaned up: Remove ${copyOf(id)}.`,
    });
    await expectClean();
    const types = (await replica.listEvents(id)).map(it => it.type);
    expect(types.filter(it => it === 'cancel-requested')).toHaveLength(1);
  });

  it('does so where it is superseded, and hands its lock on afterwards', async () => {
    const workload = platform.workloads['deployment.backend']!;
    const { steps } = platform.operations.scale!;
    const tidied: string[] = [];
    Object.assign(platform.operations.scale!, {
      steps: [
        ...steps,
        {
          name: 'tidy-up',
          purpose: 'cleanup',
          title: () => 'Tidy up',
          stallAfterSeconds: 60,
          look: async ({ operationId }: { operationId: string }) => {
            tidied.push(operationId);
            return { status: 'succeeded', message: 'It is tidy' };
          },
        },
      ],
    });
    workload.isHealthy = false;
    const first = await replica.submit({
      request: { kind: 'scale', input: { replicas: 7 } },
    });
    await replica.reach(first.id, it => it.state === 'verifying');
    const second = await replica.submit({ supersedes: first.id });
    expect(await replica.reachEnd(first.id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.id,
      message: expect.stringMatching(
        /Already done: scale of deployment.backend. Cleaned up: Tidy up.$/,
      ),
    });
    expect(tidied).toEqual([first.id]);
    workload.isHealthy = true;
    expect(await replica.reachEnd(second.id)).toMatchObject({
      state: 'succeeded',
    });
  });

  it('does nothing of it before its first intent', async () => {
    atBoundary = async (name, id) => {
      if (name === 'basis-confirmed') {
        await cancel(id);
      }
    };
    const { id } = await drill();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'cancelled',
      message:
        'Cancelled by user:default/ben: no time for it. Nothing was changed.',
    });
    const steps = new Set(platform.calls.map(it => it.step));
    expect(steps).not.toContain('remove-instance');
  });

  it('looks for what it may have made where it was refused', async () => {
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act') {
        throw new TerminalOperationError('quota reached');
      }
      return proceed();
    };
    const { id } = await drill();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: `quota reached. Cleaned up: Remove ${copyOf(id)}.`,
    });
    const acts = platform.calls.filter(it => it.verb === 'act');
    expect(acts.map(it => it.step)).toEqual(['restore-instance']);
  });

  it('does so where it is not known whether something was made (F1)', async () => {
    const gate = new Gate();
    platform.interceptor = async (call, proceed) => {
      const answer = await proceed();
      if (call.verb === 'act' && call.step === 'restore-instance') {
        await gate.pass();
        throw new TerminalOperationError('connection closed');
      }
      return answer;
    };
    const { id } = await drill();
    await gate.arrival();
    gate.open();
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'failed' });
    await expectClean();
  });

  it('cannot be cancelled any more where its end is decided otherwise', async () => {
    const refusals: unknown[] = [];
    atBoundary = async (name, id) => {
      if (name === 'ending-decided') {
        refusals.push(await cancel(id).catch(error => error));
      }
    };
    const { id } = await drill();
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(refusals).toEqual([
      expect.objectContaining({
        name: 'ConflictError',
        message: `Operation ${id} cleans up after itself and cannot be cancelled any more: Every check passed. It ends as succeeded as soon as it has cleaned up.`,
      }),
    ]);
  });

  it('F22: is not ended by a replica of the version before, which knows nothing of it', async () => {
    store().isJobDone = false;
    const { id } = await drill();
    await replica.reach(id, it => it.state === 'verifying');
    await expect(
      replica
        .knex('operations')
        .where({ id })
        .update({ state: 'cancelled', ended_at: new Date() }),
    ).rejects.toThrow('operations_end_cleaned_up');
    store().isJobDone = true;
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    await expectClean();
  });
});
