import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aRequest } from '../testUtils/aRequest';
import { Gate } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('F16: two at once', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  const workload = () => platform.workloads['deployment.backend']!;

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('refuses a second on a locked target, and names the first', async () => {
    workload().isHealthy = false;
    const first = await replica.submit();
    await replica.reach(first.id, it => it.state === 'verifying');
    await expect(
      replica.submit({
        requestedBy: 'user:default/ben',
        request: { kind: 'restart', input: {} },
      }),
    ).rejects.toThrow(
      `rollback ${first.id} of user:default/ana holds component:default/backend#production/retail-cluster`,
    );
    workload().isHealthy = true;
    await replica.reachEnd(first.id);
  });

  it('lets what waits hold nothing: the loser of the lock changes nothing and names the winner', async () => {
    const gate = new Gate();
    await replica.operations.stop();
    const [one, two] = [
      await replica.submit({ request: { kind: 'restart', input: {} } }),
      await replica.submit({
        requestedBy: 'user:default/ben',
        request: { kind: 'scale', input: { replicas: 5 } },
      }),
    ];
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act') {
        await gate.pass();
      }
      return proceed();
    };
    const next = await aReplica({ database, platform });
    await next.operations.start();
    await gate.arrival();
    const [winner] = await next.knex('target_locks');
    const [won, lost] =
      winner.operation_id === one.id ? [one, two] : [two, one];
    expect(await next.reachEnd(lost.id)).toMatchObject({
      state: 'failed',
      failure: { name: 'ConflictError', retryable: true },
      message: expect.stringMatching(
        new RegExp(
          `${won.kind} ${won.id} of ${won.requestedBy} holds .*Nothing was changed`,
        ),
      ),
    });
    gate.open();
    expect(await next.reachEnd(won.id)).toMatchObject({ state: 'succeeded' });
    expect(workload().effectiveChanges).toBe(1);
    await next.operations.stop();
  });

  it('lets a rollback supersede what runs, at its next step boundary', async () => {
    const gate = new Gate();
    platform.interceptor = async (call, proceed) => {
      if (call.verb === 'act' && call.kind === 'scale') {
        await gate.pass();
      }
      return proceed();
    };
    const first = await replica.submit({
      request: { kind: 'scale', input: { replicas: 7 } },
    });
    await gate.arrival();
    const second = await replica.submit({
      requestedBy: 'user:default/ben',
      supersedes: first.id,
    });
    await replica.reach(second.id, it => it.state === 'waiting');
    expect(workload().effectiveChanges).toBe(0);
    gate.open();
    expect(await replica.reachEnd(first.id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.id,
      message: expect.stringContaining(
        'Already done: scale of deployment.backend.',
      ),
    });
    expect(await replica.reachEnd(second.id)).toMatchObject({
      state: 'succeeded',
    });
    expect(workload().state).toMatchObject({
      template: 'image:1',
      replicas: 7,
    });
    expect(await replica.knex('target_locks')).toEqual([]);
    const types = (await replica.listEvents(first.id)).map(it => it.type);
    expect(types.slice(-3)).toEqual(['supersede-requested', 'acted', 'ended']);
  });

  describe('superseding is refused', () => {
    const supersede = (id: string, kind: 'rollback' | 'restart' = 'rollback') =>
      replica.submit({
        requestedBy: 'user:default/ben',
        supersedes: id,
        request: kind === 'restart' ? { kind, input: {} } : aRequest(),
      });
    let first: string;
    beforeEach(async () => {
      workload().isHealthy = false;
      first = (await replica.submit()).id;
      await replica.reach(first, it => it.state === 'verifying');
    });
    afterEach(async () => {
      workload().isHealthy = true;
      await replica.reachEnd(first);
    });

    it.each([
      ['by a kind that may not', () => supersede(first, 'restart')],
      [
        'where another operation is named',
        () => supersede('00000000-0000-4000-8000-000000000000'),
      ],
    ])('%s', async (_, submit) => {
      await expect(submit()).rejects.toThrow(`rollback ${first} of`);
      expect((await replica.operations.get(first)).state).toBe('verifying');
    });

    it('for a second who would supersede the same', async () => {
      const answers = await Promise.allSettled([
        supersede(first),
        supersede(first),
      ]);
      expect(answers.map(it => it.status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      workload().isHealthy = true;
      const [won] = answers.flatMap(it =>
        it.status === 'fulfilled' ? [it.value.id] : [],
      );
      await replica.reachEnd(won!);
    });
  });

  it('keeps each log gapless and chained while many write', async () => {
    workload().isHealthy = false;
    const { id } = await replica.submit();
    await replica.reach(id, it => it.state === 'verifying');
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        replica.operations.cancel({
          id,
          requestedBy: `user:default/u${index}`,
          reason: 'enough',
        }),
      ),
    );
    await replica.reachEnd(id);
    const events = await replica.listEvents(id);
    expect(events.filter(it => it.type === 'cancel-requested')).toHaveLength(1);
    expect(await replica.operations.verifyEventLog(id)).toEqual({
      intact: true,
      length: events.length,
      head: events.at(-1)?.hash,
    });
  });
});
