import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OperationKind,
  operationKinds,
  slipwayOperationPermissions,
} from '@slipway/backstage-plugin-slipway-common';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { accessMatrix, routeGroups } from '../testUtils/accessMatrix';
import { aRequest } from '../testUtils/aRequest';
import {
  callRoute,
  isChanging,
  RouteName,
  routeNames,
} from '../testUtils/routes';
import { plan, submit } from '../testUtils/submit';
import { pollFor } from '../testUtils/pollFor';
import { withDatabase } from '../testUtils/withDatabase';

/** Back to where the first operation came from: it would change something. */
const again = aRequest({ input: { toRevision: '2' } });

const store = { workload: 'db-instance.retail-pg' };

/** Something that each kind of operation would change. */
const parts: Record<OperationKind, object> = {
  rollback: { input: { toRevision: '2' } },
  restart: { input: {} },
  scale: { input: { replicas: 5 } },
  'rollout-pause': { input: {} },
  'rollout-resume': { input: {} },
  snapshot: { ...store, input: {} },
  restore: { ...store, input: { pointInTime: '2026-01-15T10:00:00.000Z' } },
  drill: { ...store, input: {} },
};

const changing = routeNames.filter(isChanging);
const reading = routeNames.filter(name => !isChanging(name));
describe('who may do what', () => {
  const databases = withDatabase();

  describe('on every route', () => {
    let backend: TestBackend;
    let operationId: string;
    let planHash: string;
    let changes: number;
    const refused = new Set<string>();

    const countChanges = () =>
      backend.platform.workloads['deployment.backend']!.effectiveChanges;

    beforeAll(async () => {
      backend = await aBackend({
        database: await databases.create(),
        policy: ({ name }) =>
          refused.has(name) ? { result: AuthorizeResult.DENY } : undefined,
      });
      operationId = (await submit(backend)).id;
      ({ planHash } = await plan(backend, again));
      changes = countChanges();
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    const call = (name: RouteName, authorization?: string) =>
      callRoute(backend, name, authorization, {
        ...{ operationId, planHash, plan: again },
      });

    /** What it was, where no check stood in its way: of a stopped operation the conflict comes after them. */
    const answerOf = (status: number) =>
      status < 300 || status === 409 ? 'answered' : status;

    it.each(Object.entries(accessMatrix))(
      'S13: %s is answered as the matrix says',
      async (_, { authorization, answers }) => {
        const expected = routeNames
          // What would be carried out is left to the last test.
          .filter(
            name =>
              name !== 'createOperation' || answers.changes !== 'answered',
          )
          .map(name => [name, answers[routeGroups[name]]] as const);
        const seen = await Promise.all(
          expected.map(async ([name]) => {
            const { status } = await call(name, authorization);
            return [name, answerOf(status)] as const;
          }),
        );
        expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
      },
    );

    it.each(operationKinds)(
      'S13: planning %s takes its own permission',
      async kind => {
        const request = { ...again, kind, ...parts[kind] };
        refused.add(slipwayOperationPermissions[kind].name);
        const { status, body } = await backend.post(
          '/plans',
          request,
          as.owner,
        );
        refused.clear();
        expect([status, body.error.message]).toEqual([
          403,
          `You lack ${slipwayOperationPermissions[kind].name} on component:default/backend#production/retail-cluster`,
        ]);
        const { status: allowed } = await backend.post(
          '/plans',
          request,
          as.owner,
        );
        expect(allowed).toBe(200);
      },
    );

    it('S13: there is no action beside the routes', async () => {
      // An action that is registered takes a row of the matrix for each who may ask.
      expect((await backend.actions.list()).actions).toEqual([]);
    });

    it.each(routeNames)(
      'S13: %s refuses one who may do nothing',
      async name => {
        const { status, body } = await call(name, as.nobody);
        expect([403, 404]).toContain(status);
        expect(body).toEqual({
          error: { name: expect.any(String), message: expect.any(String) },
          request: expect.any(Object),
          response: { statusCode: status },
        });
      },
    );

    it.each(routeNames)('%s refuses one without credentials', async name => {
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
