import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { aRequest } from '../testUtils/aRequest';
import { plan, submit } from '../testUtils/submit';
import { pollFor } from '../testUtils/pollFor';
import { withDatabase } from '../testUtils/withDatabase';

type RouteName = keyof typeof slipwayRoutes;

const service = '/services/default/component/backend';
/** Back to where the first operation came from: it would change something. */
const again = aRequest({ input: { toRevision: '2' } });
const place = 'environment=production&target=retail-cluster';

/** How each route is called so that one who may do it would succeed. A route without a case does not compile. */
const cases: Record<
  RouteName,
  { path(operationId: string): string; body?(planHash: string): unknown }
> = {
  getService: { path: () => service },
  listRevisions: {
    path: () => `${service}/workloads/deployment.backend/revisions?${place}`,
  },
  diffRevisions: {
    path: () =>
      `${service}/workloads/deployment.backend/revisions/diff?${place}&from=1&to=2`,
  },
  getScalingHistory: {
    path: () => `${service}/workloads/deployment.backend/scaling?${place}`,
  },
  listActivity: { path: () => `${service}/activity` },
  createPlan: { path: () => '/plans', body: () => again },
  createOperation: {
    path: () => '/operations',
    body: planHash => ({ plan: again, planHash, reason: 'to be refused' }),
  },
  listOperations: {
    path: () => '/operations?entityRef=component:default/backend',
  },
  getOperation: { path: id => `/operations/${id}` },
  listOperationEvents: { path: id => `/operations/${id}/events` },
  cancelOperation: {
    path: id => `/operations/${id}/cancel`,
    body: () => ({ reason: 'to be refused' }),
  },
  listEnvironments: { path: () => '/environments' },
  getReadiness: { path: () => '/readiness' },
};

const routes = Object.keys(slipwayRoutes) as RouteName[];
const changing = routes.filter(name => slipwayRoutes[name].method === 'post');
const reading = routes.filter(name => !changing.includes(name));

describe('who may do what', () => {
  const databases = withDatabase();

  describe('on every route', () => {
    let backend: TestBackend;
    let operationId: string;
    let planHash: string;
    let changes: number;

    const countChanges = () =>
      backend.platform.workloads['deployment.backend']!.effectiveChanges;

    beforeAll(async () => {
      backend = await aBackend({ database: await databases.create() });
      operationId = (await submit(backend)).id;
      ({ planHash } = await plan(backend, again));
      changes = countChanges();
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    const call = (name: RouteName, authorization?: string) => {
      const { path, body } = cases[name];
      return slipwayRoutes[name].method === 'get'
        ? backend.get(path(operationId), authorization)
        : backend
            .post(path(operationId), body?.(planHash), authorization)
            .set('Idempotency-Key', 'key');
    };

    it('has a case for each', () => {
      expect(Object.keys(cases).sort()).toEqual([...routes].sort());
    });

    it.each(routes)('S13: %s refuses one who may do nothing', async name => {
      const { status, body } = await call(name, as.nobody);
      expect([403, 404]).toContain(status);
      expect(body).toEqual({
        error: { name: expect.any(String), message: expect.any(String) },
        request: expect.any(Object),
        response: { statusCode: status },
      });
    });

    it.each(routes)('%s refuses one without credentials', async name => {
      expect((await call(name)).status).toBe(401);
    });

    it.each(changing)('S13: %s refuses a service', async name => {
      const { status, body } = await call(name, as.service);
      expect(status).toBe(403);
      expect(body.error.message).toBe(
        'Only people may change anything: services are not allowed to',
      );
    });

    it.each(changing)('S13: %s refuses who acts for somebody', async name => {
      const { status, body } = await call(name, as.onBehalfOfOwner);
      expect(status).toBe(403);
      expect(body.error.message).toBe(
        "Only people may change anything: 'plugin:scaffolder', which acts for user:default/ana, is not allowed to",
      );
    });

    it.each(changing)(
      '%s names the permission to one who only reads',
      async name => {
        const { status, body } = await call(name, as.reader);
        expect(status).toBe(403);
        expect(body.error.message).toMatch(
          /^You lack slipway\.(rollback|operation\.cancel) on component:default\/backend#production\/retail-cluster$/,
        );
      },
    );

    it.each(reading)(
      '%s answers one who only reads, and a service',
      async name => {
        expect((await call(name, as.reader)).status).toBe(200);
        expect((await call(name, as.service)).status).toBe(200);
      },
    );

    it.each(changing)('%s leaves a refusal in the audit log', async name => {
      backend.audited.length = 0;
      await call(name, as.reader);
      expect(backend.audited.at(-1)).toMatchObject({
        eventId: 'operation-refused',
        status: 'failed',
        meta: { requestedBy: 'user:default/ria' },
        error: { message: expect.stringContaining('You lack slipway.') },
      });
    });

    it('has changed nothing in all of that', () => {
      expect(countChanges()).toBe(changes);
    });

    it('would have changed something for one who may', async () => {
      expect((await call('createOperation', as.onCall)).status).toBe(202);
      await pollFor('the change', async () => countChanges() === changes + 1);
    });
  });
});
