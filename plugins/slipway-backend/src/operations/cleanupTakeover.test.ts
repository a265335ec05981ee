import {
  aPlatform,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { Gate, pollFor } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';
import { listBoundaries } from './execution/boundaries';

jest.setTimeout(60_000);

const boundaries = listBoundaries(aPlatform().operations.drill!);
const cleanup = boundaries.slice(boundaries.indexOf('ending-decided'));

/** A lease that is never renewed, as that of a paused process. */
const paused = { lease: 1.5, renew: 1000, fence: 0.5 };

describe('takeover of what cleans up after itself', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let gate: Gate;
  const running: Replica[] = [];
  const store = () => platform.datastores['db-instance.retail-pg']!;
  const acts = () =>
    platform.calls
      .filter(it => it.verb === 'act')
      .map(it => it.step)
      .sort();

  /** A replica that halts where the boundary is first reached, as a paused process would. */
  async function startReplica(haltAt?: string): Promise<Replica> {
    const replica = await aReplica({
      database,
      platform,
      ...(haltAt && { timing: paused }),
      observer: {
        boundary: async name => {
          if (name === haltAt) {
            await gate.pass();
          }
        },
      },
    });
    await replica.operations.start();
    running.push(replica);
    return replica;
  }

  const findId = ({ knex }: Replica) =>
    pollFor('the operation', async () => {
      const [row] = await knex('operations').select('id');
      return row?.id as string | undefined;
    });

  /** What must hold after every crash: one end, one copy made, and the same one removed. */
  async function expectOneEnd(replica: Replica, id: string) {
    const events = await replica.listEvents(id);
    expect(events.filter(it => it.type === 'ended')).toHaveLength(1);
    expect(await replica.operations.verifyEventLog(id)).toMatchObject({
      intact: true,
      length: events.length,
    });
    expect(await replica.knex('target_locks')).toEqual([]);
    expect(store().effectiveChanges).toBe(2);
    expect([...store().resources.keys()]).toEqual([]);
    return events;
  }

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    gate = new Gate();
  });
  afterEach(async () => {
    gate.open();
    await Promise.all(running.splice(0).map(it => it.operations.stop()));
  });

  it.each(boundaries)(
    'F13, F14: a drill that is lost at %s is taken over, and changes nothing more when it wakes up',
    async boundary => {
      const first = await startReplica(boundary);
      const submitted = first.submit({ request: aDatastoreRequest('drill') });
      await gate.arrival();
      const second = await startReplica();
      const id = await findId(second);
      const { state, steps } = await second.reachEnd(id);
      expect(state).toBe('succeeded');
      expect(steps.map(it => it.finding?.type)).toEqual([
        undefined,
        'recovered',
        'checked',
        undefined,
        'removed',
      ]);
      const before = [await expectOneEnd(second, id), acts()];
      gate.open();
      await submitted;
      await first.operations.stop();
      expect([await expectOneEnd(second, id), acts()]).toEqual(before);
    },
  );

  it.each(cleanup)(
    'F13: a drill that has failed and is lost at %s ends as it was decided',
    async boundary => {
      store().checks = [{ name: 'orders', passed: false, message: 'false' }];
      const first = await startReplica(boundary);
      await first.submit({ request: aDatastoreRequest('drill') });
      await gate.arrival();
      // What the checks would say now counts for nothing: how it ends is decided.
      store().checks = [];
      const second = await startReplica();
      const id = await findId(second);
      expect(await second.reachEnd(id)).toMatchObject({
        state: 'failed',
        failure: { message: 'The copy is not good: orders' },
      });
      await expectOneEnd(second, id);
    },
  );

  it.each(cleanup)(
    'F13: a drill that was cancelled and is lost at %s ends as it was decided',
    async boundary => {
      store().isJobDone = false;
      const first = await startReplica(boundary);
      const { id } = await first.submit({
        request: aDatastoreRequest('drill'),
      });
      await first.reach(id, it => it.state === 'verifying');
      await first.operations.cancel({
        id,
        requestedBy: 'user:default/ben',
        reason: 'wrong hour',
      });
      await gate.arrival();
      const second = await startReplica();
      expect(await second.reachEnd(id)).toMatchObject({ state: 'cancelled' });
      await expectOneEnd(second, id);
    },
  );
});
