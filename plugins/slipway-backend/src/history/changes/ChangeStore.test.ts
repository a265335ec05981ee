import { openDatabase } from '../../database/openDatabase';
import { withDatabase } from '../../testUtils/withDatabase';
import { toChangeRow, toSightingRow } from './changeRows';
import { ChangeStore, keptChanges } from './ChangeStore';

const DAY = 24 * 3_600_000;
const now = Date.parse('2026-06-01T00:00:00.000Z');

const placeOf = (entity: string) => ({
  entity_ref: `component:default/${entity}`,
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.backend',
});

const aRow = (entity: string, daysAgo: number, mark = String(daysAgo)) =>
  toChangeRow(placeOf(entity), {
    kind: 'deployed',
    at: new Date(now - daysAgo * DAY),
    mark,
    madeBy: { known: false, reason: 'none-recorded', message: 'Not recorded' },
  });

const aSighting = (entity: string, sequence: number) =>
  toSightingRow(placeOf(entity), {
    ...{ sequence, revision: '1', version: '1.1.0', paused: false, kept: [] },
    changedAt: new Date(now),
  });

describe('ChangeStore', () => {
  const databases = withDatabase();
  const open = async () => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase(service);
    const count = async (entity: string) =>
      Number(
        (
          await knex('observed_changes')
            .where({ entity_ref: `component:default/${entity}` })
            .count()
        )[0]!.count,
      );
    return { store: new ChangeStore(knex), count };
  };

  it('lets one of two write what both have seen', async () => {
    const { store, count } = await open();
    const update = { sighting: aSighting('a', 1), changes: [aRow('a', 1)] };
    const won = await Promise.all([
      store.write([update]),
      store.write([update]),
    ]);
    expect(won.map(({ length }) => length).sort()).toEqual([0, 1]);
    const stale = { sighting: aSighting('a', 3), changes: [aRow('a', 2)] };
    expect(await store.write([stale])).toEqual([]);
    expect(await count('a')).toBe(1);
  }, 60_000);

  it('removes a workload once', async () => {
    const { store, count } = await open();
    const sighting = aSighting('a', 1);
    await store.write([{ sighting, changes: [] }]);
    const gone = { sighting, changes: [aRow('a', 1)], isGone: true };
    expect(await store.write([gone])).toHaveLength(1);
    expect(await store.write([gone])).toEqual([]);
    expect(await store.listSightings([sighting.entity_ref])).toEqual([]);
    expect(await count('a')).toBe(1);
  }, 60_000);

  it('forgets workloads of which nothing was seen for as long', async () => {
    const { store } = await open();
    const sighting = aSighting('a', 1);
    await store.write([{ sighting, changes: [] }]);
    await store.prune(now + keptChanges.days * DAY);
    expect(await store.listSightings([sighting.entity_ref])).toHaveLength(1);
    await store.prune(now + (keptChanges.days + 1) * DAY);
    expect(await store.listSightings([sighting.entity_ref])).toEqual([]);
  }, 60_000);

  it('keeps so many, so long, and the last ones however old they are', async () => {
    const { store, count } = await open();
    const many = Array.from({ length: keptChanges.most + 50 }, (_, index) =>
      aRow('many', 1, `${index}`),
    );
    const old = Array.from({ length: 30 }, (_, index) =>
      aRow('old', keptChanges.days + 1 + index),
    );
    const mixed = [...Array(25).keys()].map(index => aRow('mixed', index));
    await store.write([
      { sighting: aSighting('many', 1), changes: many },
      { sighting: aSighting('old', 1), changes: old },
      {
        sighting: aSighting('mixed', 1),
        changes: [...mixed, aRow('mixed', keptChanges.days + 1)],
      },
    ]);
    await store.prune(now);
    expect(await count('many')).toBe(keptChanges.most);
    expect(await count('old')).toBe(keptChanges.least);
    expect(await count('mixed')).toBe(25);
  }, 60_000);
});
