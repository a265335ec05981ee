import { mockCredentials } from '@backstage/backend-test-utils';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { aRequest } from '../testUtils/aRequest';
import { as } from '../testUtils/people';
import {
  bodyOf,
  callRoute,
  isChanging,
  pathOf,
  RouteCall,
  RouteName,
  routeNames,
} from '../testUtils/routes';
import { plan, submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const cookie = mockCredentials.limitedUser.cookie('user:default/ana');
const token = mockCredentials.user.token('user:default/ana');
const changing = routeNames.filter(isChanging);

describe('what another site can have a browser send', () => {
  const databases = withDatabase();

  describe('S9', () => {
    let backend: TestBackend;
    let call: RouteCall;
    let before: object;

    const look = async () => ({
      changes:
        backend.platform.workloads['deployment.backend']!.effectiveChanges,
      plans: backend.platform.calls.filter(({ verb }) => verb === 'plan')
        .length,
      operations: (await backend.get('/operations', as.owner)).body.items
        .length,
    });

    beforeAll(async () => {
      backend = await aBackend({ database: await databases.create() });
      const { id } = await submit(backend);
      const request = aRequest({ input: { toRevision: '2' } });
      const { planHash } = await plan(backend, request);
      call = { operationId: id, planHash, plan: request };
      before = await look();
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    it.each(routeNames)('%s takes no cookie for credentials', async name => {
      const { status } = await callRoute(backend, name, undefined, call).set(
        'Cookie',
        `${cookie}; backstage-auth=${token}`,
      );
      expect(status).toBe(401);
    });

    it.each(routeNames)('%s takes no token from its address', async name => {
      for (const field of ['access_token', 'token', 'authorization']) {
        const path = pathOf(name, call);
        const withToken = `${path}${path.includes('?') ? '&' : '?'}${field}=${token}`;
        const test = isChanging(name)
          ? backend.post(withToken, bodyOf(name, call))
          : backend.get(withToken);
        expect((await test).status).toBe(401);
      }
    });

    it.each(routeNames)(
      '%s gives another site no leave, and sets no cookie',
      async name => {
        const { headers } = await callRoute(backend, name, as.reader, call).set(
          'Origin',
          'https://elsewhere.example.com',
        );
        expect(headers).not.toHaveProperty('access-control-allow-origin');
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
        expect(headers).not.toHaveProperty('set-cookie');
      },
    );

    it.each<[RouteName, string]>(
      changing.flatMap(name =>
        [
          'text/plain',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'application/json-patch+json',
          'text/json',
        ].map(type => [name, type] as [RouteName, string]),
      ),
    )('%s takes no body of the type %s', async (name, type) => {
      const { status, body } = await backend
        .post(pathOf(name, call), undefined, as.owner)
        .set('Idempotency-Key', 'key')
        .set('Content-Type', type)
        .send(JSON.stringify(bodyOf(name, call)));
      expect([status, body.error.message]).toEqual([
        400,
        'Content-Type: it must be application/json',
      ]);
    });

    it.each<[RouteName, 'get' | 'head' | 'options']>(
      changing.flatMap(name =>
        (['get', 'head', 'options'] as const).map(
          method => [name, method] as [RouteName, 'get'],
        ),
      ),
    )(
      '%s does nothing on %s, whatever else the request says',
      async (name, method) => {
        const query = '?_method=POST&method=POST';
        await backend
          .send(method, `${pathOf(name, call)}${query}`, as.owner)
          .set('Idempotency-Key', 'key')
          .set('X-HTTP-Method-Override', 'POST')
          .set('X-HTTP-Method', 'POST')
          .set('X-Method-Override', 'POST')
          .set('Content-Type', 'application/json')
          .send(JSON.stringify(bodyOf(name, call)));
        expect(await look()).toEqual(before);
      },
    );

    it('has changed nothing in all of that', async () => {
      expect(await look()).toEqual(before);
    });
  });
});
