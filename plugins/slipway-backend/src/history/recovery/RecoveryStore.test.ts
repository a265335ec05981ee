import { openDatabase } from '../../database/openDatabase';
import { withDatabase } from '../../testUtils/withDatabase';
import { RecoveryStore } from './RecoveryStore';
import { toSeen } from './samples';

const place = {
  entity_ref: 'resource:default/retail-pg',
  environment: 'production',
  target: 'retail-data',
  datastore: 'db-instance.retail-pg',
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const begin = Date.parse('2026-01-15T00:00:00.000Z');

const aSeen = (at: number, rpoSeconds: object, of = place) =>
  toSeen({ at: new Date(at).toISOString(), rpoSeconds }, of);

describe('RecoveryStore', () => {
  const databases = withDatabase();

  const open = async () => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase(service);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    const count = async (table: string) =>
      Number((await knex(table).count())[0]!.count);
    return { store: new RecoveryStore(knex), statements, count };
  };

  it('keeps the worst of each hour and scope, also over several writes', async () => {
    const { store } = await open();
    await store.add([place], []);
    await store.write([
      aSeen(begin, { local: 300 }),
      aSeen(begin + MINUTE, { local: 240, region: 3600 }),
    ]);
    await store.write([aSeen(begin + 59 * MINUTE, { local: 280 })]);
    await store.write([aSeen(begin + HOUR, { local: 200 })]);
    expect(
      await store.read(place, { days: 1, now: begin + 90 * MINUTE }),
    ).toEqual({
      resolutionSeconds: 3600,
      from: new Date(begin + HOUR - DAY).toISOString(),
      to: new Date(begin + 90 * MINUTE).toISOString(),
      samples: [
        {
          at: new Date(begin).toISOString(),
          rpoSeconds: { local: 300, region: 3600 },
        },
        {
          at: new Date(begin + HOUR).toISOString(),
          rpoSeconds: { local: 200 },
        },
      ],
    });
  }, 60_000);

  it('has a gap where nothing was known, in a scope and in all (F27)', async () => {
    const { store } = await open();
    await store.add([place], []);
    await store.write([
      aSeen(begin, { local: 0 }),
      aSeen(begin + 3 * HOUR, { region: 60 }),
    ]);
    const { samples } = await store.read(place, { days: 1, now: begin + DAY });
    expect(samples).toEqual([
      { at: new Date(begin).toISOString(), rpoSeconds: { local: 0 } },
      {
        at: new Date(begin + 3 * HOUR).toISOString(),
        rpoSeconds: { region: 60 },
      },
    ]);
  }, 60_000);

  it('has a past of 30 days in at most 722 rows, whatever goes by, and forgets what is gone', async () => {
    const { store, count } = await open();
    const gone = { ...place, datastore: 'db-instance.gone' };
    await store.add([place, gone], [aSeen(begin, { local: 1 }, gone)]);
    for (let day = 0; day < 33; day += 1) {
      await store.write(
        Array.from({ length: 24 * 4 }, (_, quarter) =>
          aSeen(begin + day * DAY + quarter * 15 * MINUTE, { local: 240 }),
        ),
      );
      await store.prune(begin + (day + 1) * DAY);
    }
    expect(await count('recovery_samples')).toBeLessThanOrEqual(722);
    expect(await count('recovery_series')).toBe(1);
    const now = begin + 33 * DAY;
    const { samples } = await store.read(place, { days: 30, now });
    expect(samples).toHaveLength(720);
  }, 60_000);

  it('writes and reads by one query each, however much it is', async () => {
    const { store, statements } = await open();
    const places = Array.from({ length: 1000 }, (_, index) => ({
      ...place,
      datastore: `db-instance.${index}`,
    }));
    await store.add(places, []);
    statements.length = 0;
    expect(await store.findUnknown([...places, place])).toEqual([place]);
    await store.write(places.map(it => aSeen(begin, { local: 240 }, it)));
    await store.read(place, { days: 30, now: begin });
    expect(statements).toHaveLength(3);
  }, 60_000);

  it('keeps nothing of a data store that is not known', async () => {
    const { store, count } = await open();
    await store.write([aSeen(begin, { local: 240 })]);
    await store.write([]);
    expect(await count('recovery_samples')).toBe(0);
  }, 60_000);
});
