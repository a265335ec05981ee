import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { moveDatabaseClock } from '../testUtils/moveDatabaseClock';
import { Gate, pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

/** A lease that is never renewed, as that of a dead process. */
const dead = { lease: 1.5, renew: 1000, fence: 0.5 };

const anHour = 3_600_000;

describe('moved clocks', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let gate: Gate;
  const running: Replica[] = [];
  const workload = () => platform.workloads['deployment.backend']!;

  /** A replica that is held at the boundary, or nowhere. */
  async function startReplica(
    options: { heldAt?: string; timing?: typeof dead } = {},
  ): Promise<Replica> {
    const replica = await aReplica({
      database,
      platform,
      timing: options.timing,
      observer: {
        boundary: async name => {
          if (name === options.heldAt) {
            await gate.pass();
          }
        },
      },
    });
    await replica.operations.start();
    running.push(replica);
    return replica;
  }

  async function findId({ knex }: Replica): Promise<string> {
    const [row] = await knex('operations').select('id');
    return row.id;
  }

  async function expectOneEnd(replica: Replica) {
    const id = await findId(replica);
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    const types = (await replica.listEvents(id)).map(it => it.type);
    expect(types.filter(type => type === 'ended')).toHaveLength(1);
    expect(workload().effectiveChanges).toBe(1);
    expect(await replica.knex('target_locks')).toEqual([]);
    expect(await replica.operations.verifyEventLog(id)).toMatchObject({
      intact: true,
    });
    return types.filter(type => type === 'taken-over').length;
  }

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    gate = new Gate();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    gate.open();
    await Promise.all(running.splice(0).map(it => it.operations.stop()));
  });

  describe('of a replica', () => {
    it.each([
      ['forward: it gives up, and goes on once as a new executor', anHour, 1],
      ['back: it goes on', -anHour, 0],
    ])('F14: put %s', async (_, by, takeovers) => {
      const replica = await startReplica({
        heldAt: 'change-workload:intent',
        timing: { lease: 8, renew: 5, fence: 2 },
      });
      await replica.submit();
      await gate.arrival();
      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(() => now() + by);
      gate.open();
      expect(await expectOneEnd(replica)).toBe(takeovers);
      expect(await replica.knex('executors')).toHaveLength(1 + takeovers);
    });
  });

  describe('of the database', () => {
    it.each([
      'claimed',
      'basis-confirmed',
      'change-workload:intent',
      'change-workload:acted',
      'await-rollout:looked',
    ])(
      'F13, F14: put back, what was held at %s by a process that died is taken over in time',
      async heldAt => {
        const first = await startReplica({ heldAt, timing: dead });
        await first.submit();
        await gate.arrival();
        await moveDatabaseClock(first.knex, -1);
        const second = await startReplica();
        expect(await expectOneEnd(second)).toBe(1);
        gate.open();
        await first.operations.stop();
        await expectOneEnd(second);
      },
    );

    it('put back, what nobody has begun yet is begun in time', async () => {
      const first = await aReplica({ database, platform });
      await first.submit();
      await moveDatabaseClock(first.knex, -1);
      expect(await expectOneEnd(await startReplica())).toBe(0);
    });

    it('put back, an outcome that nobody has audited is audited in time', async () => {
      const first = await startReplica({
        heldAt: 'ended',
        timing: dead,
      });
      await first.submit();
      await gate.arrival();
      await moveDatabaseClock(first.knex, -1);
      const second = await startReplica();
      await pollFor('the audit of the outcome', async () => {
        const [row] = await second.knex('operations');
        return row.outcome_audited;
      });
      expect(await expectOneEnd(second)).toBe(0);
    });

    it.each(['basis-confirmed', 'change-workload:intent'])(
      'F14: put forward at %s, nobody acts on a lease that has run out, and nothing is taken for stalled',
      async heldAt => {
        const first = await startReplica({ heldAt });
        await first.submit();
        await gate.arrival();
        await moveDatabaseClock(first.knex, 1);
        gate.open();
        expect(await expectOneEnd(first)).toBe(1);
        const events = await first.listEvents(await findId(first));
        expect(events.map(it => it.state)).not.toContain('stalled');
      },
    );
  });
});
