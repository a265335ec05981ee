import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { anAutoscaling } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aComponent } from '../testUtils/aBackend';
import { aWorkload } from '../testUtils/FakeLiveState';
import { openHistory } from '../testUtils/openHistory';
import { withDatabase } from '../testUtils/withDatabase';

const begin = Date.parse('2026-01-15T00:00:00.000Z');
const MINUTE = 60_000;

const running: Workload = aWorkload({
  cluster: 'retail-cluster',
  namespace: 'production',
  autoscaling: anAutoscaling(),
  revision: {
    revision: '1',
    createdAt: '2026-01-01T00:00:00.000Z',
    madeBy: { known: false, reason: 'none-recorded', message: 'Not recorded' },
  },
});

describe('a round', () => {
  const databases = withDatabase();

  const open = async (
    options: Partial<Parameters<typeof openHistory>[0]> = {},
  ) => {
    const database = await databases.create();
    const opened = await openHistory({ database, begin, ...options });
    opened.liveState.observations.set('production/retail-cluster', {
      status: 'observed',
      observedAt: new Date(begin).toISOString(),
      workloads: [running],
    });
    return opened;
  };

  it('of 1,000 services in which nothing has changed makes 3 queries and asks nobody else', async () => {
    const entities = Array.from({ length: 1000 }, (_, index) =>
      aComponent(`service-${index}`),
    );
    const { history, statements, catalog, liveState, count } = await open({
      entities,
    });
    await history.recorder.runRound();
    expect(catalog.calls).toBe(2);
    expect(await count('scaling_series')).toBe(1000);
    const { upstreamCalls } = liveState;
    statements.length = 0;
    await history.recorder.runRound();
    expect(statements).toHaveLength(3);
    expect(catalog.calls).toBe(2);
    expect(liveState.upstreamCalls).toBe(upstreamCalls);
  }, 120_000);

  it('takes the catalog page by page, and what it knew while that is down', async () => {
    const entities = ['a', 'b', 'c'].map(name => aComponent(name));
    const { history, catalog, clock, count } = await open({
      entities,
      pageSize: 2,
    });
    await history.recorder.runRound();
    expect(catalog.calls).toBe(2);
    expect(await count('scaling_series')).toBe(3);
    catalog.down = true;
    clock.now += 6 * MINUTE;
    await history.recorder.runRound();
    expect(catalog.calls).toBe(3);
    expect(await count('scaling_samples')).toBe(3 * 2 + 3);
  }, 60_000);

  it('brings in the past of an autoscaler once, when it is first seen', async () => {
    const asked: string[] = [];
    const { history, clock } = await open({
      past: {
        read: async ({ name, cluster, namespace }) => {
          asked.push(`${cluster}/${namespace}/${name}`);
          return [60, 30].map(minutes => ({
            at: new Date(begin - minutes * MINUTE).toISOString(),
            ...{ min: 2, max: 10, current: 6, desired: 7 },
            metrics: [{ name: 'cpu', unit: '%', target: 70, current: 91 }],
          }));
        },
      },
    });
    await history.recorder.runRound();
    clock.now += MINUTE;
    await history.recorder.runRound();
    expect(asked).toEqual(['retail-cluster/production/backend']);
    const { samples } = await history.scaling.read(
      {
        entity_ref: 'component:default/backend',
        environment: 'production',
        target: 'retail-cluster',
        workload: 'deployment.backend',
      },
      { hours: 2, now: clock.now },
    );
    expect(samples.map(({ current }) => current)).toEqual([6, 6, 4, 4]);
    expect(samples[0]?.metrics).toEqual([
      { name: 'cpu', unit: '%', target: 70, current: 91 },
    ]);
  }, 60_000);

  it('goes on where the past cannot be read', async () => {
    const { history, count } = await open({
      past: {
        read: async () => {
          throw new Error('No file');
        },
      },
    });
    await history.recorder.runRound();
    expect(await count('scaling_samples')).toBe(2);
  }, 60_000);
});
