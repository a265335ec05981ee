import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest, aRequest } from '../testUtils/aRequest';
import { pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(180_000);

const COUNT = 200;

/** So long that only what the test lets pass counts, however slow the machine is. */
const POLL_SECONDS = 3600;

describe('a job that does not come forward', () => {
  const databases = withDatabase();

  it('is looked at no more often than before', async () => {
    const platform = aPlatform();
    const [, awaitInstance] = platform.operations.drill!.steps;
    Object.assign(awaitInstance!, { stallAfterSeconds: -1 });
    Object.assign(platform.datastores['db-instance.retail-pg']!, {
      isJobDone: false,
      pollSeconds: POLL_SECONDS,
    });
    const replica = await aReplica({
      database: await databases.create(),
      platform,
    });
    await replica.operations.start();
    const { id } = await replica.submit({
      request: aDatastoreRequest('drill'),
    });
    await replica.reach(id, it => it.state === 'verifying');
    const row = () => replica.knex('operations').where({ id });
    await pollFor('the first pause', async () => {
      const [{ executor_id: executor }] = await row();
      return executor === null;
    });
    await row().update({ run_at: new Date() });
    await replica.reach(id, it => it.state === 'stalled');
    await pollFor('the next pause', async () => {
      const [{ executor_id: executor }] = await row();
      return executor === null;
    });
    const [waiting] = await row().select(
      replica.knex.raw('EXTRACT(EPOCH FROM pause)::int AS seconds'),
    );
    expect(waiting).toEqual({ seconds: POLL_SECONDS });
    await replica.operations.stop();
  });
});

describe(`${COUNT} drills whose jobs take hours`, () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  const store = () => platform.datastores['db-instance.retail-pg']!;

  /** How often each was looked at while its job went on. */
  const looks = () => {
    const counts = new Map<string, number>();
    platform.calls
      .filter(it => it.step === 'await-instance')
      .forEach(({ operationId: id = '' }) =>
        counts.set(id, (counts.get(id) ?? 0) + 1),
      );
    return [...counts.values()];
  };
  const allLookedAt = (times: number) => Array<number>(COUNT).fill(times);

  /** Until no process holds any of them, and each waits for its next look. */
  const allWait = () =>
    pollFor('all to wait', async () => {
      const waiting = await replica
        .knex('operations')
        .whereNull('executor_id')
        .whereRaw('run_at > clock_timestamp()')
        .where({ state: 'verifying' })
        .pluck('id');
      return waiting.length === COUNT;
    });

  /** As if so much time had passed for what waits. */
  const pass = async (seconds: number) => {
    await replica
      .knex('operations')
      .whereNull('ended_at')
      .update({
        run_at: replica.knex.raw(`run_at - ? * interval '1 second'`, [seconds]),
      });
  };

  const countRows = async () => {
    const events = await replica.knex('operation_events').pluck('hash');
    const operations = await replica.knex('operations').pluck('id');
    return { events: events.length, operations: operations.length };
  };

  async function startReplica() {
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  }

  beforeEach(async () => {
    platform = aPlatform();
    Object.assign(store(), { isJobDone: false, pollSeconds: POLL_SECONDS });
    database = await databases.create();
    await startReplica();
    for (let index = 0; index < COUNT; index += 1) {
      await replica.submit({
        request: aDatastoreRequest('drill', {
          entityRef: `resource:default/db-${index}`,
        }),
      });
    }
    await allWait();
  });
  afterEach(() => replica.operations.stop());

  it('F7, F13: are looked at once each per interval, write nothing meanwhile, starve nobody, and go on after a restart', async () => {
    expect(looks()).toEqual(allLookedAt(1));
    const rows = await countRows();

    await pass(POLL_SECONDS / 2);
    const { id } = await replica.submit({ request: aRequest() });
    expect(await replica.reachEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(looks()).toEqual(allLookedAt(1));
    const { length: written } = await replica.listEvents(id);

    for (const times of [2, 3]) {
      await pass(POLL_SECONDS);
      await pollFor('a look at each', async () =>
        looks().every(count => count >= times),
      );
      await allWait();
      expect(looks()).toEqual(allLookedAt(times));
    }

    await replica.operations.stop();
    await startReplica();
    await allWait();
    expect(looks()).toEqual(allLookedAt(3));
    expect(await countRows()).toEqual({
      events: rows.events + written,
      operations: rows.operations + 1,
    });

    store().isJobDone = true;
    await pass(POLL_SECONDS);
    await pollFor('the end of all', async () => {
      const ended = await replica
        .knex('operations')
        .where({ state: 'succeeded' })
        .pluck('id');
      return ended.length === COUNT + 1;
    });
    expect(looks()).toEqual(allLookedAt(4));
    expect(store().resources.size).toBe(0);
    expect(store().effectiveChanges).toBe(2 * COUNT);
  });
});
