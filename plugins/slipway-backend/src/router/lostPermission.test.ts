import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { inflateRawSync } from 'node:zlib';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { isChanging, pathOf, RouteCall, routeNames } from '../testUtils/routes';
import { submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const reading = routeNames.filter(name => !isChanging(name));
const page = '/services/default/component/backend';

describe('what goes on after a permission is lost', () => {
  const databases = withDatabase();

  describe('in an open page', () => {
    const hidden = { policy: false, catalog: false };
    let backend: TestBackend;
    let call: RouteCall;

    beforeAll(async () => {
      backend = await aBackend({
        database: await databases.create(),
        isVisible: () => !hidden.catalog,
        policy: () =>
          hidden.policy ? { result: AuthorizeResult.DENY } : undefined,
      });
      call = { operationId: (await submit(backend)).id };
    }, 60_000);
    afterEach(() => {
      Object.assign(hidden, { policy: false, catalog: false });
    });
    afterAll(async () => {
      await backend.stop();
    });

    it.each(reading)(
      'S16: %s is refused at the next fetch after the permission is lost, and answered when it is back',
      async name => {
        const path = pathOf(name, call);
        const ask = async () => (await backend.get(path, as.owner)).status;
        const isConfiguration = ['listEnvironments', 'getReadiness'].includes(
          name,
        );
        expect(await ask()).toBe(200);
        hidden.policy = true;
        expect(await ask()).toBe(isConfiguration ? 403 : 404);
        hidden.policy = false;
        expect(await ask()).toBe(200);
        hidden.catalog = true;
        expect(await ask()).toBe(isConfiguration ? 200 : 404);
      },
    );

    it('S16: events that are asked for after others stop with the permission', async () => {
      const ask = (after: number) =>
        backend.get(
          `/operations/${call.operationId}/events?limit=1&after=${after}`,
          as.owner,
        );
      const first = await ask(0);
      expect(first.body.items).toHaveLength(1);
      hidden.policy = true;
      const next = await ask(1);
      expect(next.status).toBe(404);
      expect(next.text).not.toContain('"items"');
    });

    it('S16: a signal names nothing, neither a service, a target, an operation nor a person', async () => {
      await backend.get(page, as.owner).expect(200);
      backend.liveState.change('production/west');
      const { id } = await submit(backend);
      const texts = backend.signals.map(({ channel, message }) => {
        expect([channel, Object.keys(message)]).toEqual([
          'slipway:services',
          ['id', 'version'],
        ]);
        return `${message.id} ${inflate(String(message.version))}`;
      });
      expect(texts.length).toBeGreaterThan(1);
      for (const name of [
        ...['backend', 'component', 'default', 'retail', 'west', 'staging'],
        ...['production', 'user', 'ana', 'rollback', id, id.slice(0, 8)],
      ]) {
        expect(texts.filter(text => text.includes(name))).toEqual([]);
      }
    }, 60_000);
  });
});

function inflate(version: string): string {
  return inflateRawSync(Buffer.from(version, 'base64url')).toString();
}
