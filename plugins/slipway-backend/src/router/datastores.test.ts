import {
  recoveryHistorySchema,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { aFreshDatastore, aResource, showing } from '../testUtils/aResource';
import { as, Override } from '../testUtils/people';
import { withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/resource/retail-pg';

const dependsOn = (...refs: string[]) => ({
  relations: [
    ...refs.map(targetRef => ({ type: 'dependsOn', targetRef })),
    { type: 'ownedBy', targetRef: 'group:default/retail' },
  ],
});

/** People read what their team owns. */
const ownOnly: Override = permission =>
  permission.name === slipwayServiceReadPermission.name
    ? createSlipwayConditionalDecision(
        slipwayServiceReadPermission,
        slipwayConditions.isOwner({ claims: ['group:default/retail'] }),
      )
    : undefined;

describe('data stores', () => {
  const databases = withDatabase();
  const backends: TestBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database: await databases.create(),
      entities: [aResource('retail-pg')],
      ...options,
    });
    backends.push(backend);
    return backend;
  };
  describe('of a service', () => {
    const entities = [
      aComponent(
        'backend',
        dependsOn(
          'resource:default/retail-pg',
          'Resource:default/Secret-PG',
          'resource:default/retail-pg',
          'component:default/other',
          'resource:default/payments-pg',
          'resource:default/gone',
        ),
      ),
      aResource('retail-pg'),
      aResource('secret-pg'),
      aResource('payments-pg', { owner: 'group:default/payments' }),
    ];
    const list = async (backend: TestBackend, path: string) => {
      const { body } = await backend
        .get(`${path}/datastores`, as.owner)
        .expect(200);
      return body.items;
    };
    const namesOf = (items: { title: string }[]) =>
      items.map(({ title }) => title);
    const component = '/services/default/component/backend';
    const own = { entityRef: 'resource:default/retail-pg', title: 'retail-pg' };

    it('are the resources that it depends on, each once, in order', async () => {
      const backend = await start({ entities });
      const items = await list(backend, component);
      expect(namesOf(items)).toEqual(['retail-pg', 'secret-pg', 'payments-pg']);
      expect(items[0]).toEqual({ ...own, type: 'database' });
    }, 60_000);

    it('S15: leave out what the caller may not see in the catalog, or may read nowhere', async () => {
      const backend = await start({
        entities,
        isVisible: ({ metadata }) => metadata.name !== 'secret-pg',
        policy: ownOnly,
      });
      const { counts } = backend;
      const before = { ...counts };
      expect(namesOf(await list(backend, component))).toEqual(['retail-pg']);
      expect(counts.catalog - before.catalog).toBe(2);
      expect(counts.permissions - before.permissions).toBe(1);
    }, 60_000);

    it('of a resource are itself', async () => {
      const backend = await start({ entities });
      expect(await list(backend, page)).toEqual([{ ...own, type: 'database' }]);
    }, 60_000);

    it('are a hundred at most', async () => {
      const many = Array.from({ length: 150 }, (_, index) => `db-${index}`);
      const backend = await start({
        entities: [
          aComponent(
            'backend',
            dependsOn(...many.map(name => `resource:default/${name}`)),
          ),
          ...many.map(name => aResource(name)),
        ],
      });
      expect(await list(backend, component)).toHaveLength(100);
    }, 60_000);
  });

  describe('have a past which', () => {
    const ask = (backend: TestBackend, query: string, name = 'retail-pg') =>
      backend.get(
        `${page}/datastores/db-instance.${name}/recovery?target=retail-cluster&${query}`,
        as.owner,
      );

    it('is what rounds have seen, with the objectives of today', async () => {
      const backend = await start();
      backend.liveState.observations.set(
        'production/retail-cluster',
        showing(aFreshDatastore(4)),
      );
      await backend.runTask('slipway-history');
      await backend.runTask('slipway-history');
      const { body } = await ask(backend, 'environment=production').expect(200);
      const { samples, objectives, ...times } =
        recoveryHistorySchema.parse(body);
      expect(samples).toHaveLength(1);
      const { local } = samples[0]!.rpoSeconds;
      expect(local).toBeGreaterThanOrEqual(240);
      expect(Object.keys(samples[0]!.rpoSeconds)).toEqual(['local']);
      expect(objectives.map(it => [it.measure, it.seconds])).toEqual([
        ['rpo', 3600],
        ['rto', 3600],
      ]);
      const length = Date.parse(times.to) - Date.parse(times.from);
      expect(Math.floor(length / 86_400_000)).toBe(30);
      const other = await ask(backend, 'environment=production', 'other');
      expect(other.body.samples).toEqual([]);
    }, 60_000);

    it.each([
      ['days=0', 'days: Number must be greater than or equal to 1'],
      ['days=31', 'days: Number must be less than or equal to 30'],
      ['hours=6', "Unrecognized key(s) in object: 'hours'"],
    ])(
      'refuses %s',
      async (query, message) => {
        const backend = await start();
        const { status, body } = await ask(
          backend,
          `environment=production&${query}`,
        );
        expect([status, body.error.message]).toEqual([400, message]);
      },
      60_000,
    );

    it('is not there in an environment that is not', async () => {
      const { status, body } = await ask(await start(), 'environment=moon');
      expect([status, body.error.message]).toEqual([
        404,
        "No environment 'moon' is configured; there are: staging, production",
      ]);
    }, 60_000);
  });
});
