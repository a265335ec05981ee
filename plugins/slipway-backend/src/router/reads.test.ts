import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  activityPageSchema,
  OperationsPage,
  operationsPageSchema,
  operationViewSchema,
  revisionDiffSchema,
  scalingHistorySchema,
  serviceViewSchema,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { NotFoundError } from '@backstage/errors';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';
import { anAutoscaling } from '@slipway/backstage-plugin-slipway-common/testUtils';
import {
  aBackend,
  aComponent,
  configuration,
  TestBackend,
} from '../testUtils/aBackend';
import { aRequest } from '../testUtils/aRequest';
import { aWorkload } from '../testUtils/FakeLiveState';
import { as, Override } from '../testUtils/people';
import { plan, submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/component/backend';
const place = 'environment=production&target=retail-cluster';
const workload = `${page}/workloads/deployment.backend`;

/** Reading in staging only. */
const stagingOnly: Override = permission =>
  permission.name === slipwayServiceReadPermission.name
    ? createSlipwayConditionalDecision(
        slipwayServiceReadPermission,
        slipwayConditions.inEnvironment({ environments: ['staging'] }),
      )
    : { result: AuthorizeResult.ALLOW };

describe('reads', () => {
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
      ...options,
    });
    backends.push(backend);
    return backend;
  };

  const listOwn = async (backend: TestBackend, query = '') => {
    const { body } = await backend
      .get(`/operations${query}`, as.owner)
      .expect(200);
    return operationsPageSchema.parse(body);
  };
  const idsOf = ({ items }: OperationsPage) => items.map(({ id }) => id);

  describe('of one operation', () => {
    it.each([
      ['its owner, who may have it stopped', as.owner, true],
      ['one who only reads', as.reader, false],
      ['a service', as.service, false],
      ['one who acts for its owner', as.onBehalfOfOwner, false],
    ])(
      'say to %s whether it can be stopped',
      async (_, who, mayCancel) => {
        const backend = await start();
        backend.platform.workloads['deployment.backend']!.isHealthy = false;
        const { planHash, request } = await plan(backend);
        const { body } = await backend
          .post(
            '/operations',
            { plan: request, planHash, reason: 'errors' },
            as.owner,
          )
          .set('Idempotency-Key', 'one')
          .expect(202);
        const view = await backend
          .get(`/operations/${body.id}`, who)
          .expect(200);
        expect(operationViewSchema.parse(view.body)).toMatchObject({
          operation: { id: body.id },
          mayCancel,
        });
      },
      60_000,
    );

    it('say of one that has ended that it cannot be stopped', async () => {
      const backend = await start();
      const { id } = await submit(backend);
      const { body } = await backend.get(`/operations/${id}`, as.owner);
      expect(body.mayCancel).toBe(false);
    }, 60_000);
  });

  describe('of my operations', () => {
    it('show those that I have asked for, on every service, page by page', async () => {
      const backend = await start({
        entities: [aComponent('backend'), aComponent('storefront')],
      });
      const { id: first } = await submit(backend);
      const storefront = aRequest({
        kind: 'restart',
        entityRef: 'component:default/storefront',
        input: {},
      });
      const { planHash } = await plan(backend, storefront);
      const other = await backend
        .post(
          '/operations',
          { plan: storefront, planHash, reason: 'errors' },
          as.onCall,
        )
        .set('Idempotency-Key', 'other')
        .expect(202);
      const { id: second } = await submit(backend, { key: 'second' });

      expect(idsOf(await listOwn(backend))).toEqual([second, first]);
      const newest = await listOwn(backend, '?limit=1');
      expect(idsOf(newest)).toEqual([second]);
      const oldest = await listOwn(
        backend,
        `?limit=1&cursor=${newest.nextCursor}`,
      );
      expect(idsOf(oldest)).toEqual([first]);
      expect(oldest.nextCursor).toBe(undefined);
      const { body } = await backend.get('/operations', as.onCall).expect(200);
      expect(idsOf(body)).toEqual([other.body.id]);
    }, 60_000);

    it('leave out what I may no longer see', async () => {
      const database = await databases.create();
      await submit(await start({ database }));
      const dark = await start({ database, policy: stagingOnly });
      expect((await listOwn(dark)).items).toEqual([]);
      const gone = await start({ database, isVisible: () => false });
      expect((await listOwn(gone)).items).toEqual([]);
    }, 60_000);

    it.each([
      ['a service', as.service, 'services are not allowed to'],
      [
        'who acts for somebody',
        as.onBehalfOfOwner,
        "'plugin:scaffolder', which acts for user:default/ana, is not allowed to",
      ],
    ])('S13: refuse %s', async (_, who, reason) => {
      const { status, body } = await (await start()).get('/operations', who);
      expect(status).toBe(403);
      expect(body.error.message).toBe(
        `Only people have operations of their own: ${reason}`,
      );
    });
  });

  it('of activity keep to the targets that the caller may see', async () => {
    const database = await databases.create();
    const open = await start({ database });
    await submit(open);
    await open.runTask('slipway-history');
    const dark = await start({ database, policy: stagingOnly });
    const list = async (backend: TestBackend, query = '') => {
      const { body } = await backend
        .get(`${page}/activity${query}`, as.owner)
        .expect(200);
      return activityPageSchema.parse(body).items;
    };
    expect(await list(open)).toHaveLength(1);
    expect(await list(open, '?environment=staging')).toEqual([]);
    expect(await list(dark)).toEqual([]);
  }, 60_000);

  it('of a past show what an autoscaler does, and a gap where it was not seen', async () => {
    const backend = await start();
    backend.liveState.observations.set('production/retail-cluster', {
      status: 'observed',
      observedAt: new Date().toISOString(),
      workloads: [aWorkload({ autoscaling: anAutoscaling({ current: 4 }) })],
    });
    await backend.runTask('slipway-history');
    const read = async (target: string) => {
      const { body } = await backend
        .get(
          `${workload}/scaling?environment=production&target=${target}`,
          as.owner,
        )
        .expect(200);
      return scalingHistorySchema.parse(body);
    };
    expect(await read('retail-cluster')).toMatchObject({
      resolutionSeconds: 60,
      samples: [{ current: 4, min: 2, max: 10 }],
    });
    expect((await read('west')).samples).toEqual([]);
  }, 60_000);

  it('of a page show the links of each target and workload', async () => {
    const links = [
      { title: 'Jaeger', url: 'https://jaeger.example.com/{{ service }}' },
      { title: 'Logs', url: 'https://logs.example.com/{{ workload }}' },
    ];
    const backend = await start({ slipway: { ...configuration, links } });
    const { body } = await backend.get(page, as.owner).expect(200);
    expect(
      serviceViewSchema.parse(body).environments[0]!.targets[0]!.links,
    ).toEqual([
      {
        title: 'Jaeger',
        kind: 'other',
        url: 'https://jaeger.example.com/backend',
      },
      {
        title: 'Logs',
        kind: 'other',
        url: 'https://logs.example.com/backend',
        workload: 'deployment.backend',
      },
    ]);
  }, 60_000);

  it('of a difference answer with it, and name a revision that is not kept', async () => {
    const backend = await start({
      platform: {
        diffRevisions: async (_, { from, to }) => {
          if (to === '9') {
            throw new NotFoundError("There is no revision '9'");
          }
          return `${from} → ${to}`;
        },
      },
    });
    const ask = (to: string) =>
      backend.get(
        `${workload}/revisions/diff?${place}&from=1&to=${to}`,
        as.reader,
      );
    expect(revisionDiffSchema.parse((await ask('2')).body)).toEqual({
      from: '1',
      to: '2',
      diff: '1 → 2',
    });
    const missing = await ask('9');
    expect(missing.status).toBe(404);
    expect(missing.body.error.message).toBe("There is no revision '9'");
  }, 60_000);

  it.each([
    ['a past', `${workload}/scaling?${place}`, { catalog: 1, sql: 1 }],
    ['activity', `${page}/activity`, { catalog: 1, sql: 2 }],
    [
      'a difference',
      `${workload}/revisions/diff?${place}&from=1&to=2`,
      { catalog: 1, sql: 0 },
    ],
    ['my operations', '/operations', { catalog: 1, sql: 1 }],
  ])(
    'of %s cost: %j',
    async (_, path, { catalog, sql }) => {
      const backend = await start();
      await submit(backend);
      await backend.runTask('slipway-history');
      const before = { ...backend.counts };
      const { upstreamCalls } = backend.liveState;
      backend.statements.length = 0;
      await backend.get(path, as.owner).expect(200);
      expect({
        catalog: backend.counts.catalog - before.catalog,
        permissions: backend.counts.permissions - before.permissions,
        upstream: backend.liveState.upstreamCalls - upstreamCalls,
        sql: backend.statements.length,
      }).toEqual({ catalog, permissions: 1, upstream: 0, sql });
    },
    60_000,
  );
});
