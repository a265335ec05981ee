import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Operation,
  operationViewSchema,
  recoveryReportsPageSchema,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aDrill,
  aDrillSteps,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { aResource } from '../testUtils/aResource';
import { keepOperation } from '../testUtils/keepOperation';
import { as, Override } from '../testUtils/people';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/resource/retail-pg';
const idOf = (index: number) => `0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e0${index}`;

/** Everything in staging, and nothing in production. */
const stagingOnly: Override = permission =>
  permission.name === slipwayServiceReadPermission.name
    ? createSlipwayConditionalDecision(
        slipwayServiceReadPermission,
        slipwayConditions.inEnvironment({ environments: ['staging'] }),
      )
    : { result: AuthorizeResult.ALLOW };
describe('reports of recoveries', () => {
  const databases = withDatabase();
  const backends: TestBackend[] = [];
  let database: TestDatabase;
  beforeEach(async () => {
    database = await databases.create();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database,
      entities: [aResource('retail-pg')],
      ...options,
    });
    backends.push(backend);
    return backend;
  };
  const keep = async (...operations: Operation[]) => {
    const { knex } = database.connect();
    for (const operation of operations) {
      await keepOperation(knex, operation);
    }
  };

  const list = async (backend: TestBackend, query = '') => {
    const { body } = await backend
      .get(`${page}/recovery-reports?${query}`, as.owner)
      .expect(200);
    return recoveryReportsPageSchema.parse(body);
  };
  const idsOf = ({ items }: { items: { operationId: string }[] }) =>
    items.map(({ operationId }) => operationId.slice(-1));

  /** One a day, the first the oldest: drills and restores in production, and one drill in staging. */
  const several = (): Operation[] => [
    ...[0, 1, 2, 3].map(index =>
      aDrill({
        id: idOf(index),
        kind: index % 2 ? 'restore' : 'drill',
        target: 'retail-cluster',
        createdAt: `2026-01-0${index + 1}T00:00:00.000Z`,
      }),
    ),
    aDrill({
      id: idOf(4),
      environment: 'staging',
      target: 'retail-cluster',
      createdAt: '2026-01-05T00:00:00.000Z',
    }),
    aDrill({ id: idOf(5), kind: 'snapshot', target: 'retail-cluster' }),
    aDrill({ id: idOf(6), entityRef: 'resource:default/other' }),
  ];

  it.each([
    ['', '43210'],
    ['kind=drill', '420'],
    ['kind=restore', '31'],
    ['environment=staging', '4'],
    ['environment=moon', ''],
  ])(
    'asked for by %j are %j, newest first',
    async (query, ids) => {
      const backend = await start();
      await keep(...several());
      expect(idsOf(await list(backend, query))).toEqual([...ids]);
    },
    60_000,
  );

  it('come in pages', async () => {
    const backend = await start();
    await keep(...several());
    const first = await list(backend, 'limit=2');
    expect(idsOf(first)).toEqual(['4', '3']);
    const second = await list(backend, `limit=3&cursor=${first.nextCursor}`);
    expect(idsOf(second)).toEqual(['2', '1', '0']);
    expect(second.nextCursor).toBe(undefined);
    const { status } = await backend.get(
      `${page}/recovery-reports?cursor=x`,
      as.owner,
    );
    expect(status).toBe(400);
  }, 60_000);

  it('S15: those in targets that may not be read are left out of every page', async () => {
    const backend = await start({ policy: stagingOnly });
    await keep(...several());
    const { items, nextCursor } = await list(backend, 'limit=1');
    expect([idsOf({ items }), nextCursor]).toEqual([['4'], undefined]);
    expect(await list(backend, 'environment=production')).toEqual({
      items: [],
    });
    const removed = { environment: 'gone', target: 'retail-cluster' };
    await keep(aDrill({ id: idOf(7), ...removed }));
    expect(idsOf(await list(backend))).toEqual(['4']);
  }, 60_000);

  it('S8: show listed fields only, also of what steps found out', async () => {
    const backend = await start();
    const steps = aDrillSteps().map(step => ({
      ...step,
      leaked: 'canary',
      ...(step.finding && { finding: { ...step.finding, leaked: 'canary' } }),
    }));
    await keep(aDrill({ target: 'retail-cluster', steps }));
    const path = `${page}/recovery-reports`;
    const { text } = await backend.get(path, as.owner).expect(200);
    expect(text).toContain('orders are there');
    expect(text).not.toContain('canary');
  }, 60_000);

  it('tell what was measured, as the operation does', async () => {
    const backend = await start();
    await keep(
      aDrill({ target: 'retail-cluster' }),
      aDrill({ id: idOf(9), kind: 'snapshot', target: 'retail-cluster' }),
    );
    const { items } = await list(backend);
    expect(items[0]).toMatchObject({
      datastore: 'db-instance.retail-pg',
      recoverySeconds: 2280,
      jobSeconds: 1860,
      dataLossSeconds: 300,
    });
    const get = async (id: string) =>
      operationViewSchema.parse(
        (await backend.get(`/operations/${id}`, as.owner).expect(200)).body,
      );
    expect((await get(items[0]!.operationId)).recovery).toEqual(items[0]);
    expect(await get(idOf(9))).not.toHaveProperty('recovery');
  }, 60_000);
});
