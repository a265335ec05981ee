import { Knex } from 'knex';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica } from '../../testUtils/aReplica';
import { withDatabase } from '../../testUtils/withDatabase';
import { bringForward } from './movedClocks';

jest.setTimeout(60_000);

describe('bringForward', () => {
  const databases = withDatabase();
  let knex: Knex;
  let id: string;

  const seconds = (count: number) =>
    knex.raw(`? * interval '1 second'`, [count]);
  const from = (count: number) =>
    knex.raw('clock_timestamp() + ?', [seconds(count)]);
  /** How far ahead a time lies, in seconds. */
  const getLead = async (table: string, column: string) => {
    const [{ lead }] = await knex(table).select(
      knex.raw('extract(epoch FROM ?? - clock_timestamp())::float AS lead', [
        column,
      ]),
    );
    return lead as number;
  };

  beforeEach(async () => {
    const replica = await aReplica({
      database: await databases.create(),
      platform: aPlatform(),
    });
    ({ knex } = replica);
    ({ id } = await replica.submit());
  });

  it.each([
    ['that ends later than its term', 3620, 20, 20],
    ['of a replica with a longer term than others', 50, 60, 50],
    ['that has run out', -1, 20, -1],
  ])('a lease %s (F13)', async (_, ahead, term, expected) => {
    await knex('executors').insert({
      id: 'another',
      expires_at: from(ahead),
      term: seconds(term),
    });
    await bringForward(knex);
    const lead = await getLead('executors', 'expires_at');
    expect(lead).toBeLessThanOrEqual(expected);
    expect(lead).toBeGreaterThan(expected - 20);
  });

  it.each([
    ['that waits longer than its pause', 3605, 30, null, 30],
    ['that waits as long as a platform has asked for', 600, 600, null, 600],
    ['whose executor claimed it later than now', 3600, 30, 'another', 0],
  ])('an operation %s', async (_, ahead, pause, executor, expected) => {
    await knex('operations')
      .where({ id })
      .update({
        run_at: from(ahead),
        pause: seconds(pause),
        executor_id: executor,
      });
    await bringForward(knex);
    const lead = await getLead('operations', 'run_at');
    expect(lead).toBeLessThanOrEqual(expected);
    expect(lead).toBeGreaterThan(expected - 20);
  });

  it('leaves an operation alone that only a decision moves', async () => {
    await knex('operations').where({ id }).update({ run_at: 'infinity' });
    await bringForward(knex);
    expect(await getLead('operations', 'run_at')).toBe(Infinity);
  });
});
