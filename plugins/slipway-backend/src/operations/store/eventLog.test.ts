import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../../testUtils/aReplica';
import { withDatabase } from '../../testUtils/withDatabase';
import { chainEvents } from './eventLog';

jest.setTimeout(60_000);

describe('S17: the event log', () => {
  const databases = withDatabase();
  let replica: Replica;
  let id: string;

  beforeEach(async () => {
    replica = await aReplica({
      database: await databases.create(),
      platform: aPlatform(),
    });
    await replica.operations.start();
    ({ id } = await replica.submit());
    await replica.reachEnd(id);
  });
  afterEach(() => replica.operations.stop());

  const disableTrigger = () =>
    replica.knex.raw(
      'ALTER TABLE operation_events DISABLE TRIGGER operation_events_append_only',
    );

  it.each([
    "UPDATE operation_events SET message = 'nothing happened'",
    'DELETE FROM operation_events',
    'TRUNCATE operation_events',
  ])('refuses %s', async statement => {
    await expect(replica.knex.raw(statement)).rejects.toThrow('append-only');
  });

  it('is verified by more at once than the pool has connections', async () => {
    const verdicts = await Promise.all(
      Array.from({ length: 30 }, () => replica.operations.verifyEventLog(id)),
    );
    expect(verdicts.filter(({ intact }) => intact)).toHaveLength(30);
  });

  it.each([
    [
      'a changed entry',
      "UPDATE operation_events SET message = 'nothing happened' WHERE sequence = 3",
      {
        intact: false,
        sequence: 3,
        problem: 'entry 3 is not as it was written',
      },
    ],
    [
      'a missing entry',
      'DELETE FROM operation_events WHERE sequence = 4',
      { intact: false, sequence: 4, problem: 'entry 4 is missing' },
    ],
    [
      'a missing end',
      'DELETE FROM operation_events WHERE sequence = 10',
      {
        intact: false,
        sequence: 10,
        problem: 'the log ends after entry 9 of 10',
      },
    ],
  ])(
    'tells %s, even by somebody who owns the tables',
    async (_, statement, verdict) => {
      await disableTrigger();
      await replica.knex.raw(statement);
      expect(await replica.operations.verifyEventLog(id)).toEqual(verdict);
    },
  );

  it('tells an entry that was rewritten with a fitting hash, by the next one', async () => {
    await disableTrigger();
    const events = await replica.listEvents(id);
    const [rewritten] = chainEvents(
      {
        operationId: id,
        count: 2,
        head: events[1]!.hash,
        at: new Date(events[2]!.at),
      },
      [{ ...events[2]!, message: 'nothing happened' }],
    );
    await replica
      .knex('operation_events')
      .where({ operation_id: id, sequence: 3 })
      .update(rewritten);
    expect(await replica.operations.verifyEventLog(id)).toEqual({
      intact: false,
      sequence: 4,
      problem: 'entry 4 is not as it was written',
    });
  });
});
