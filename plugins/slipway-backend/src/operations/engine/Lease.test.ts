import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { openDatabase } from '../../database/openDatabase';
import { quick } from '../../testUtils/aReplica';
import { pollFor } from '../../testUtils/pollFor';
import { withDatabase } from '../../testUtils/withDatabase';
import { Lease } from './Lease';

jest.setTimeout(60_000);

describe('Lease', () => {
  const databases = withDatabase();
  const leases: Lease[] = [];
  let knex: Knex;

  async function acquire(timing: Partial<typeof quick> = {}) {
    const lease = await Lease.acquire({
      knex,
      timing: { ...quick, ...timing },
      logger: mockServices.logger.mock(),
    });
    leases.push(lease);
    return lease;
  }
  const isAlive = async ({ executorId }: Lease) =>
    (
      await knex('executors')
        .where({ id: executorId })
        .whereRaw('expires_at > clock_timestamp()')
    ).length === 1;

  beforeEach(async () => {
    knex = await openDatabase((await databases.create()).connect().service);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(leases.splice(0).map(it => it.release()));
  });

  it('is kept by renewing', async () => {
    const lease = await acquire({ lease: 1, fence: 0.5, renew: 0.05 });
    const expiry = async () =>
      (await knex('executors').first('expires_at')).expires_at.getTime();
    const first = await expiry();
    await pollFor('renewals beyond the first term', async () => {
      return (await expiry()) > first + 1000;
    });
    expect([lease.isLost, await isAlive(lease)]).toEqual([false, true]);
    lease.assertHeld();
  });

  it('F14: is lost to its holder before it is lost to others', async () => {
    const lease = await acquire({ lease: 3, fence: 2.5, renew: 1000 });
    await pollFor('the loss', async () => lease.isLost);
    expect(await isAlive(lease)).toBe(true);
    expect(() => lease.assertHeld()).toThrow('run out');
  });

  it('F14: is found lost at waking up, before any timer has fired', async () => {
    const lease = await acquire();
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + 60_000);
    expect(() => lease.assertHeld()).toThrow('run out');
  });

  it('F14: is found lost after a suspend, which only the wall clock tells', async () => {
    const lease = await acquire();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
    expect(() => lease.assertHeld()).toThrow('run out');
  });

  it('F14: is held although the wall clock was put back', async () => {
    const lease = await acquire();
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now - 3_600_000);
    expect(() => lease.assertHeld()).not.toThrow();
  });

  it('F14: is never revived once it has run out', async () => {
    const lease = await acquire({ renew: 0.05 });
    await knex('executors').update({ expires_at: new Date(0) });
    await pollFor('the loss', async () => lease.isLost);
    expect(await isAlive(lease)).toBe(false);
  });

  it('leaves nothing behind when it is given back', async () => {
    const lease = await acquire();
    await lease.release();
    expect(await knex('executors')).toEqual([]);
  });
});
