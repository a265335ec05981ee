import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  Datastore,
  knownFact,
  unknownFact,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aDatastore,
  anAutoscaling,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { readSlipwayConfig } from '../config/readSlipwayConfig';
import { openDatabase } from '../database/openDatabase';
import { EntityLoader } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { aComponent, configuration } from '../testUtils/aBackend';
import { aWorkload, FakeLiveState } from '../testUtils/FakeLiveState';
import { withDatabase } from '../testUtils/withDatabase';
import { createHistory } from './createHistory';
import { RecoveryPast } from './recovery/recoveryPast';
import { ScalingPast } from './scaling/scalingPast';

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

  const open = async (options: {
    entities?: Entity[];
    past?: ScalingPast;
    recoveryPast?: RecoveryPast;
    pageSize?: number;
  }) => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase(service);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    const { entities = [aComponent('backend')], pageSize = 500 } = options;
    const catalog = { calls: 0, down: false };
    const clock = { now: begin };
    const liveState = new FakeLiveState();
    liveState.observations.set('production/retail-cluster', {
      status: 'observed',
      observedAt: new Date(begin).toISOString(),
      workloads: [running],
    });
    ['staging/retail-cluster', 'production/west'].forEach(key =>
      liveState.observations.set(key, {
        status: 'unknown',
        reason: 'unreachable',
        message: 'No answer',
      }),
    );
    const platform = Object.assign(aPlatform(), { liveState });
    const history = createHistory({
      knex,
      directory: new TargetDirectory({
        config: readSlipwayConfig(
          new ConfigReader({ slipway: configuration }),
          {
            platforms: [platform],
          },
        ),
        platforms: [platform],
      }),
      entities: new EntityLoader({
        auth: mockServices.auth(),
        catalog: catalogServiceMock.mock({
          queryEntities: async request => {
            catalog.calls += 1;
            if (catalog.down) {
              throw new Error('The catalog is down');
            }
            const start = Number((request as { cursor?: string }).cursor ?? 0);
            const end = start + pageSize;
            return {
              items: entities.slice(start, end),
              totalItems: entities.length,
              pageInfo:
                end < entities.length ? { nextCursor: String(end) } : {},
            };
          },
        }),
      }),
      past: options.past ?? { read: async () => [] },
      recoveryPast: options.recoveryPast ?? { read: async () => [] },
      logger: mockServices.logger.mock(),
      announce: () => {},
      now: () => clock.now,
    });
    const count = async (table: string) =>
      Number((await knex(table).count())[0]!.count);
    return { knex, history, statements, catalog, clock, liveState, count };
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

  describe('of data stores', () => {
    const show = (
      { liveState }: Awaited<ReturnType<typeof open>>,
      observedAt: number,
      ...datastores: Datastore[]
    ) =>
      liveState.observations.set('production/retail-cluster', {
        status: 'observed',
        observedAt: new Date(observedAt).toISOString(),
        workloads: [],
        datastores,
      });
    const retailPg = (restorableTo?: number) =>
      aDatastore({
        latestRestorable: {
          ...aDatastore().latestRestorable,
          local:
            restorableTo === undefined
              ? unknownFact('no-access', 'AccessDenied')
              : knownFact(new Date(restorableTo).toISOString(), {
                  source: 'test',
                  observedAt: new Date(begin).toISOString(),
                }),
        },
      });
    const place = {
      entity_ref: 'component:default/backend',
      environment: 'production',
      target: 'retail-cluster',
      datastore: 'db-instance.retail-pg',
    };

    it('of 1,000 makes 5 queries, and asks nobody else', async () => {
      const entities = Array.from({ length: 1000 }, (_, index) =>
        aComponent(`store-${index}`, { kind: 'Resource' }),
      );
      const opened = await open({ entities });
      const { history, statements, liveState, count } = opened;
      show(opened, begin, retailPg(begin));
      await history.recorder.runRound();
      expect(await count('recovery_series')).toBe(1000);
      const { upstreamCalls } = liveState;
      statements.length = 0;
      await history.recorder.runRound();
      const ofRecovery = statements.filter(sql => sql.includes('recovery_'));
      expect(ofRecovery).toHaveLength(2);
      expect(statements.length).toBeLessThanOrEqual(5);
      expect(liveState.upstreamCalls).toBe(upstreamCalls);
    }, 120_000);

    it('leaves a gap where it is not known, or the picture is old (F27)', async () => {
      const opened = await open({});
      const { history, clock } = opened;
      const rounds: [number, Datastore][] = [
        [begin, retailPg(begin - 5 * MINUTE)],
        [begin + 60 * MINUTE, retailPg()],
        [begin + 60 * MINUTE, retailPg(begin)],
        [begin + 180 * MINUTE, retailPg(begin + 170 * MINUTE)],
      ];
      for (const [index, [observedAt, datastore]] of rounds.entries()) {
        clock.now = begin + index * 60 * MINUTE;
        show(opened, observedAt, datastore);
        await history.recorder.runRound();
      }
      const { samples } = await history.recovery.read(place, {
        days: 1,
        now: clock.now,
      });
      expect(
        samples.map(({ at, rpoSeconds }) => [
          (Date.parse(at) - begin) / MINUTE,
          rpoSeconds,
        ]),
      ).toEqual([
        [0, { local: 300 }],
        [180, { local: 600 }],
      ]);
    }, 60_000);

    it('brings in the past of one once, when it is first seen, and goes on where it cannot be read', async () => {
      const asked: string[] = [];
      const opened = await open({
        recoveryPast: {
          read: async ({ name }) => {
            asked.push(name);
            if (name !== 'retail-pg') {
              throw new Error('No file');
            }
            return [-180, -120, 600].map(minutes => ({
              at: new Date(begin + minutes * MINUTE).toISOString(),
              rpoSeconds: { local: 240 - minutes, region: 7200 },
            }));
          },
        },
      });
      const { history, clock, count } = opened;
      const other = { ...retailPg(begin), id: 'x', name: 'customer-db' };
      show(opened, begin, retailPg(begin), other);
      await history.recorder.runRound();
      clock.now += MINUTE;
      await history.recorder.runRound();
      expect(asked).toEqual(['retail-pg', 'customer-db']);
      expect(await count('recovery_series')).toBe(2);
      const { samples } = await history.recovery.read(place, {
        days: 1,
        now: clock.now,
      });
      expect(samples.map(it => it.rpoSeconds)).toEqual([
        { local: 420, region: 7200 },
        { local: 360, region: 7200 },
        { local: 60 },
      ]);
    }, 60_000);
  });
});
