import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { readSlipwayConfig } from '../config/readSlipwayConfig';
import { openDatabase } from '../database/openDatabase';
import { createHistory } from '../history/createHistory';
import { RecoveryPast } from '../history/recovery/recoveryPast';
import { ScalingPast } from '../history/scaling/scalingPast';
import { EntityLoader } from '../services/EntityLoader';
import { TargetDirectory } from '../services/TargetDirectory';
import { aComponent, configuration } from './aBackend';
import { FakeLiveState } from './FakeLiveState';
import { TestDatabase } from './withDatabase';

/**
 * Opens what keeps the past, by a clock of its own, with everything around it in memory. Only the first target of
 * production can be read.
 */
export async function openHistory(options: {
  database: TestDatabase;
  /** Milliseconds since the epoch. */
  begin: number;
  entities?: Entity[];
  past?: ScalingPast;
  recoveryPast?: RecoveryPast;
  pageSize?: number;
}) {
  const { service } = options.database.connect();
  const knex = await openDatabase(service);
  const statements: string[] = [];
  knex.on('query', ({ sql }) => statements.push(sql));
  const { entities = [aComponent('backend')], pageSize = 500 } = options;
  const catalog = { calls: 0, down: false };
  const clock = { now: options.begin };
  const liveState = new FakeLiveState();
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
      config: readSlipwayConfig(new ConfigReader({ slipway: configuration }), {
        platforms: [platform],
      }),
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
            pageInfo: end < entities.length ? { nextCursor: String(end) } : {},
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
}
