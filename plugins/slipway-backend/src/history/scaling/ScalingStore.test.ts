import { openDatabase } from '../../database/openDatabase';
import { withDatabase } from '../../testUtils/withDatabase';
import { SeenScaling } from './samples';
import { ScalingStore } from './ScalingStore';

const place = {
  entity_ref: 'component:default/backend',
  environment: 'production',
  target: 'retail-cluster',
  workload: 'deployment.backend',
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** On the boundary of every span. */
const begin = Date.parse('2026-01-15T00:00:00.000Z');

const aSeen = (at: number, parts: Partial<SeenScaling> = {}): SeenScaling => ({
  place,
  at: new Date(at),
  min_replicas: 2,
  max_replicas: 10,
  current_replicas: 4,
  desired_replicas: 5,
  metrics: [{ name: 'cpu', unit: '%', target: 70, sum: 60, count: 1 }],
  ...parts,
});

describe('ScalingStore', () => {
  const databases = withDatabase();

  const open = async () => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase(service);
    const store = new ScalingStore(knex);
    const count = async () =>
      Number((await knex('scaling_samples').count())[0]!.count);
    return { knex, store, count };
  };

  it('keeps the most replicas and the mean of the metrics of a span, also over several writes', async () => {
    const { store } = await open();
    await store.add([place], []);
    await store.write([aSeen(begin)]);
    await store.write([
      aSeen(begin + MINUTE / 2, {
        max_replicas: 12,
        current_replicas: 3,
        desired_replicas: 8,
        metrics: [
          { name: 'cpu', unit: '%', target: 80, sum: 90, count: 1 },
          { name: 'queue', unit: '', target: 3, sum: 0, count: 0 },
        ],
      }),
    ]);
    const history = await store.read(place, { hours: 1, now: begin + HOUR });
    expect(history).toEqual({
      resolutionSeconds: 60,
      from: new Date(begin).toISOString(),
      to: new Date(begin + HOUR).toISOString(),
      samples: [
        {
          at: new Date(begin).toISOString(),
          min: 2,
          max: 12,
          current: 4,
          desired: 8,
          metrics: [
            { name: 'cpu', unit: '%', target: 80, current: 75 },
            { name: 'queue', unit: '', target: 3 },
          ],
        },
      ],
    });
  }, 60_000);

  it('shows a gap where nothing was seen', async () => {
    const { store } = await open();
    await store.add([place], []);
    await store.write([aSeen(begin), aSeen(begin + 10 * MINUTE)]);
    const { samples } = await store.read(place, {
      hours: 1,
      now: begin + HOUR,
    });
    expect(samples.map(({ at }) => Date.parse(at) - begin)).toEqual([
      0,
      10 * MINUTE,
    ]);
  }, 60_000);

  it('has a past of two weeks in at most 2,900 rows, and answers it in 60 to 400 samples', async () => {
    const { store, count } = await open();
    await store.add([place], []);
    const hours = 16 * 24;
    const counts: number[] = [];
    for (let hour = 0; hour < hours; hour++) {
      const start = begin + hour * HOUR;
      await store.write(
        Array.from({ length: 120 }, (_, index) =>
          aSeen(start + (index * MINUTE) / 2),
        ),
      );
      await store.prune(start + HOUR);
      if (hour % 24 === 23) {
        counts.push(await count());
      }
    }
    expect(Math.max(...counts)).toBeLessThan(2_900);
    expect(counts.at(-1)).toBe(counts.at(-2));
    const now = begin + hours * HOUR;
    for (const [asked, length] of [
      [1, 60],
      [6, 360],
      [24, 288],
      [48, 192],
      [96, 384],
      [336, 336],
    ] as const) {
      const { samples } = await store.read(place, { hours: asked, now });
      expect([asked, samples.length]).toEqual([asked, length]);
    }
    await store.prune(now + 15 * 24 * HOUR);
    expect(await count()).toBe(0);
    expect(await store.findUnknown([place])).toEqual([place]);
  }, 120_000);

  it('writes what 1,000 autoscalers do with two queries a round', async () => {
    const { knex, store } = await open();
    const places = Array.from({ length: 1000 }, (_, index) => ({
      ...place,
      workload: `deployment.w${index}`,
    }));
    await store.add(places, []);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    expect(await store.findUnknown(places)).toEqual([]);
    await store.write(places.map(each => aSeen(begin, { place: each })));
    expect(statements).toHaveLength(2);
  }, 60_000);
});
