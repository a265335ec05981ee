import {
  SlipwayRoute,
  slipwayRoutes,
} from '@slipway/backstage-plugin-slipway-common';
import { z } from 'zod/v3';
import { aBackend, configuration, TestBackend } from '../testUtils/aBackend';
import { callRoute, RouteName, routeNames } from '../testUtils/routes';
import { as } from '../testUtils/people';
import { Gate } from '../testUtils/pollFor';
import { withDatabase } from '../testUtils/withDatabase';

const generous = { perMinute: 1000, inFlight: 100, inFlightOfAll: 1000 };
/** Routes that ask clusters. */
const live: RouteName[] = [
  'createPlan',
  'createOperation',
  'diffRevisions',
  'getReadiness',
];

describe('limits', () => {
  const databases = withDatabase();
  const backends: TestBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  const start = async (
    limits: { live?: object; reads?: object },
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database: await databases.create(),
      slipway: {
        ...configuration,
        limits: {
          live: { ...generous, ...limits.live },
          reads: { ...generous, ...limits.reads },
        },
      },
      ...options,
    });
    backends.push(backend);
    return backend;
  };

  it.each([
    ['live', live],
    ['reads', routeNames.filter(name => !live.includes(name))],
  ] as [string, RouteName[]][])(
    'S18: every route is counted: %s',
    async (kind, counted) => {
      const backend = await start({ [kind]: { perMinute: 1 } });
      const first = await callRoute(backend, counted[0]!, as.otherTeam);
      expect(first.status).not.toBe(429);
      for (const name of counted) {
        const { status, body, headers } = await callRoute(
          backend,
          name,
          as.otherTeam,
        );
        expect([name, status]).toEqual([name, 429]);
        expect(body.error).toMatchObject({
          name: 'TooManyRequestsError',
          message: expect.stringMatching(
            /^You have sent more than 1 requests of this kind within a minute; try again in \d+ s$/,
          ),
        });
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      }
      const other = await callRoute(backend, counted[0]!, as.owner);
      expect(other.status).not.toBe(429);
    },
    60_000,
  );

  it('S18: revisions with their differences count among what asks clusters', async () => {
    const backend = await start({ live: { perMinute: 1 } });
    const list = async (diff: string) => {
      const { status } = await backend.get(
        `/services/default/component/backend/workloads/deployment.backend/revisions?environment=production&target=retail-cluster&diff=${diff}`,
        as.reader,
      );
      return status;
    };
    expect([await list('true'), await list('true')]).toEqual([200, 429]);
    expect(await list('false')).toBe(200);
  }, 60_000);

  it('S18: plans under way take nothing from reads, from others, or from stopping an operation', async () => {
    const gate = new Gate();
    const backend = await start(
      { live: { inFlight: 1 } },
      {
        platform: {
          diffRevisions: async () => {
            await gate.pass();
            return '';
          },
        },
      },
    );
    const hanging = callRoute(backend, 'diffRevisions', as.owner).then(
      ({ status }) => status,
    );
    await gate.arrival();
    const { status, body } = await callRoute(backend, 'createPlan', as.owner);
    expect(status).toBe(429);
    expect(body.error.message).toBe(
      '1 of your requests are being answered; send the next one when one of them is done',
    );
    expect((await callRoute(backend, 'getService', as.owner)).status).toBe(200);
    expect((await callRoute(backend, 'createPlan', as.onCall)).status).toBe(
      200,
    );
    expect((await callRoute(backend, 'cancelOperation', as.owner)).status).toBe(
      404,
    );
    gate.open();
    expect(await hanging).toBe(200);
  }, 60_000);

  it('S18: pages that wait for a version are counted while they wait', async () => {
    const backend = await start({ reads: { inFlight: 2, inFlightOfAll: 3 } });
    const { body } = await callRoute(backend, 'getService', as.owner);
    const gate = new Gate();
    const read = backend.liveState.read.bind(backend.liveState);
    backend.liveState.read = async (service, options) => {
      await gate.pass();
      return read(service, options);
    };
    const page = `/services/default/component/backend?after=${body.version}`;
    const wait = (who: string) =>
      backend.get(page, who).then(({ status }) => status);
    const waiting = [wait(as.owner)];
    await gate.arrival();
    const statuses: number[] = [];
    const second = wait(as.owner);
    const others = [1, 2, 3].map(() =>
      wait(as.owner).then(status => statuses.push(status)),
    );
    await Promise.race([second, ...others]);
    gate.open();
    await Promise.all([...waiting, second, ...others]);
    expect(statuses).toContain(429);
  }, 60_000);

  it('S18: every list has pages of a hundred at most, but for what the configuration lists and what is cut off there', () => {
    const lists = routeNames.filter(
      name =>
        'items' in
        (slipwayRoutes[name].response as unknown as z.AnyZodObject).shape,
    );
    const accepts = (name: RouteName, limit: string) => {
      const { query }: SlipwayRoute = slipwayRoutes[name];
      const place = { environment: 'production', target: 'retail-cluster' };
      return [{ limit }, { limit, ...place }].some(
        input => query?.safeParse(input).success,
      );
    };
    expect(lists.filter(name => !accepts(name, '100'))).toEqual([
      'listDatastores',
      'listEnvironments',
      'getReadiness',
    ]);
    expect(lists.filter(name => accepts(name, '101'))).toEqual([]);
  });
});
