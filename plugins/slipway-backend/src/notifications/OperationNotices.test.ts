import { mockServices } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { Knex } from 'knex';
import { aReplica, Replica } from '../testUtils/aReplica';
import { moveDatabaseClock } from '../testUtils/moveDatabaseClock';
import { withDatabase } from '../testUtils/withDatabase';
import { NoticeOutbox } from './NoticeOutbox';
import { OperationNotices } from './OperationNotices';

describe('OperationNotices', () => {
  const databases = withDatabase();
  let replica: Replica;
  let knex: Knex;
  let operationId: string;
  let sent: NotificationSendOptions[];

  beforeEach(async () => {
    const database = await databases.create();
    replica = await aReplica({ database, platform: aPlatform() });
    ({ knex } = replica);
    await replica.operations.start();
    operationId = (await replica.submit()).id;
    await replica.reachEnd(operationId);
    await replica.operations.stop();
    sent = [];
  }, 60_000);

  const notices = (options: { failures?: number } = {}) => {
    let failures = options.failures ?? 0;
    return new OperationNotices({
      outbox: new NoticeOutbox(knex),
      notifications: {
        send: async notification => {
          if (failures > 0) {
            failures -= 1;
            throw new Error('The sink is down');
          }
          sent.push(notification);
        },
      },
      operations: replica.operations,
      entities: {
        loadAsPlugin: async () => {
          throw new Error('The catalog is down');
        },
      },
      logger: mockServices.logger.mock(),
    });
  };
  const makeDue = () =>
    knex('operation_notices').update({
      due_at: knex.raw("now() - interval '1 s'"),
    });

  it('is sent once, however many replicas deliver and however often it is added', async () => {
    const outbox = new NoticeOutbox(knex);
    await Promise.all([outbox.add(operationId), outbox.add(operationId)]);
    await Promise.all(Array.from({ length: 6 }, () => notices().deliver()));
    await outbox.add(operationId);
    await makeDue();
    await notices().deliver();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.recipients).toEqual({
      type: 'entity',
      entityRef: ['user:default/ana'],
    });
  });

  it('F26: is tried again when it is due, not before', async () => {
    await new NoticeOutbox(knex).add(operationId);
    const failing = notices({ failures: 1 });
    await failing.deliver();
    await failing.deliver();
    expect(sent).toEqual([]);
    await makeDue();
    await failing.deliver();
    expect(sent).toHaveLength(1);
  });

  it('is not held up by a clock that was put back', async () => {
    await new NoticeOutbox(knex).add(operationId);
    await moveDatabaseClock(knex, -1);
    await notices().deliver();
    expect(sent).toHaveLength(1);
  });

  it('is given up after twelve attempts', async () => {
    await new NoticeOutbox(knex).add(operationId);
    const failing = notices({ failures: 100 });
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await makeDue();
      await failing.deliver();
    }
    await makeDue();
    expect(await new NoticeOutbox(knex).claim()).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('waits longer after each attempt', async () => {
    const outbox = new NoticeOutbox(knex);
    await outbox.add(operationId);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await makeDue();
      await outbox.claim();
      const row = await knex('operation_notices').first(
        knex.raw('round(extract(epoch from due_at - now())) AS pause'),
      );
      pauses.push(Number(row.pause));
    }
    expect(pauses.map(pause => Math.round(pause / 30))).toEqual([
      1, 2, 4, 8, 16, 32, 64, 120, 120,
    ]);
  });
});
