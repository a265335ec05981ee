import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  activityPageSchema,
  operationsPageSchema,
  recoveryReportsPageSchema,
  slipwayServiceReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { aDrill } from '@slipway/backstage-plugin-slipway-common/testUtils';
import {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from '../permissions/conditions';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { aRequest } from '../testUtils/aRequest';
import { keepOperation } from '../testUtils/keepOperation';
import { as, Override } from '../testUtils/people';
import {
  callRoute,
  isChanging,
  noOperation,
  pathOf,
  RouteCall,
  RouteName,
  routeNames,
} from '../testUtils/routes';
import { plan, submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const reading = routeNames.filter(name => !isChanging(name));
const ofServices = routeNames.filter(
  name => pathOf(name).includes('backend') || name.startsWith('create'),
);
const ofOperations: RouteName[] = [
  'getOperation',
  'listOperationEvents',
  'cancelOperation',
];
const page = '/services/default/component/backend';
const place = 'environment=production&target=retail-cluster';

/** Everything in staging, and nothing in production. */
const stagingOnly: Override = permission =>
  permission.name === slipwayServiceReadPermission.name
    ? createSlipwayConditionalDecision(
        slipwayServiceReadPermission,
        slipwayConditions.inEnvironment({ environments: ['staging'] }),
      )
    : { result: AuthorizeResult.ALLOW };

describe('what can be found out by asking', () => {
  const databases = withDatabase();

  describe('of what may not be seen', () => {
    const hidden = { policy: false, catalog: false, production: false };
    const entities = [aComponent('backend')];
    let backend: TestBackend;
    let call: RouteCall;

    beforeAll(async () => {
      const database = await databases.create();
      backend = await aBackend({
        database,
        entities,
        isVisible: () => !hidden.catalog,
        policy: (permission, credentials) => {
          if (hidden.policy) {
            return { result: AuthorizeResult.DENY };
          }
          return hidden.production
            ? stagingOnly(permission, credentials)
            : undefined;
        },
      });
      await submit(backend);
      const { id } = await submit(backend);
      const { knex } = database.connect();
      for (const digit of ['1', '2']) {
        await keepOperation(
          knex,
          aDrill({
            id: `0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e0${digit}`,
            entityRef: 'component:default/backend',
            target: 'retail-cluster',
          }),
        );
      }
      await backend.runTask('slipway-history');
      const { planHash, request } = await plan(backend);
      call = { operationId: id, planHash, plan: request };
    }, 60_000);
    afterEach(() => {
      Object.assign(hidden, {
        policy: false,
        catalog: false,
        production: false,
      });
      entities.splice(0, 1, aComponent('backend'));
    });
    afterAll(async () => {
      await backend.stop();
    });

    /** The whole answer, but for what was asked and when. */
    const answerOf = async (name: RouteName, other: RouteCall = {}) => {
      const { status, body, headers } = await callRoute(
        backend,
        name,
        as.owner,
        { ...call, ...other },
      );
      const { date, etag, 'content-length': length, ...sent } = headers;
      return { status, error: body.error, headers: sent };
    };

    it.each(ofServices)(
      'S15: %s answers alike whether the service is not there, not in sight, or not to be read',
      async name => {
        hidden.catalog = true;
        const unseen = await answerOf(name);
        expect(unseen).toMatchObject({
          status: 404,
          error: {
            name: 'NotFoundError',
            message:
              "There is no service 'component:default/backend', or you may not see it",
          },
        });
        hidden.catalog = false;
        hidden.policy = true;
        expect(await answerOf(name)).toEqual(unseen);
        hidden.policy = false;
        entities.splice(0, 1, aComponent('another'));
        expect(await answerOf(name)).toEqual(unseen);
      },
    );

    it.each(ofOperations)(
      'S15: %s answers alike whether the operation is not there, not to be read, or of a service not in sight',
      async name => {
        const unknown = await answerOf(name, { operationId: noOperation });
        expect(unknown.status).toBe(404);
        const expected = JSON.parse(
          JSON.stringify(unknown).replaceAll(noOperation, call.operationId!),
        );
        for (const reason of ['policy', 'catalog', 'production'] as const) {
          hidden[reason] = true;
          expect(await answerOf(name)).toEqual(expected);
          hidden[reason] = false;
        }
      },
    );

    it.each([
      'workloads/deployment.backend/revisions',
      'workloads/deployment.nothing/revisions',
      'workloads/deployment.backend/revisions/diff?from=1&to=2',
      'workloads/deployment.backend/revisions/diff?from=1&to=99',
      'workloads/deployment.backend/scaling',
      'datastores/db-instance.retail-pg/recovery',
      'datastores/db-instance.nothing/recovery',
    ])(
      'S15: %s answers alike in every target that may not be read, be there anything or not',
      async path => {
        hidden.production = true;
        const ask = async (where: string) => {
          const sign = path.includes('?') ? '&' : '?';
          const { status, body } = await backend.get(
            `${page}/${path}${sign}${where}`,
            as.owner,
          );
          return { status, error: body.error };
        };
        const answer = await ask(place);
        expect(answer.status).toBe(404);
        for (const target of ['west', 'east']) {
          expect(await ask(`environment=production&target=${target}`)).toEqual(
            answer,
          );
        }
        expect(await ask('environment=moon&target=base')).toEqual(answer);
      },
    );

    it.each(['production', 'moon'])(
      'S15: operations and plans in %s are answered like those in what is not configured',
      async environment => {
        hidden.production = true;
        const list = await backend.get(
          `/operations?entityRef=component:default/backend&environment=${environment}`,
          as.owner,
        );
        const planned = await backend.post(
          '/plans',
          aRequest({ environment, target: 'west' }),
          as.owner,
        );
        [list, planned].forEach(({ status, body }) =>
          expect([status, body.error.message]).toEqual([
            404,
            "There is no service 'component:default/backend', or you may not see it",
          ]),
        );
      },
    );

    it('S15: no page and no cursor tells of operations in targets that may not be read', async () => {
      const read = async () => {
        const lists = await Promise.all([
          backend.get(
            '/operations?entityRef=component:default/backend&limit=1',
            as.owner,
          ),
          backend.get(`${page}/activity?limit=1`, as.owner),
          backend.get(`${page}/recovery-reports?limit=1`, as.owner),
        ]);
        return [
          operationsPageSchema.parse(lists[0]!.body),
          activityPageSchema.parse(lists[1]!.body),
          recoveryReportsPageSchema.parse(lists[2]!.body),
        ];
      };
      (await read()).forEach(list =>
        expect([list.items.length, typeof list.nextCursor]).toEqual([
          1,
          'string',
        ]),
      );
      hidden.production = true;
      expect(await read()).toEqual([
        { items: [] },
        { items: [] },
        { items: [] },
      ]);
    });

    it('S15: a cursor that names an operation tells nothing about it', async () => {
      const ask = async (id: string) => {
        const cursor = Buffer.from(
          JSON.stringify({ at: '2100-01-01T00:00:00.000Z', id }),
        ).toString('base64url');
        const { body } = await backend
          .get(`/operations?cursor=${cursor}`, as.onCall)
          .expect(200);
        return body;
      };
      expect(await ask(call.operationId!)).toEqual(await ask(noOperation));
    });

    it.each(
      reading.flatMap(name =>
        ['sort', 'order', 'filter', 'fields', 'requestedBy', 'hidden'].map(
          field => [name, field] as const,
        ),
      ),
    )('S15: %s cannot be asked by %s', async (name, field) => {
      const path = pathOf(name, call);
      const { status, body } = await backend.get(
        `${path}${path.includes('?') ? '&' : '?'}${field}=message`,
        as.owner,
      );
      expect([status, body.error.message]).toEqual([
        400,
        `Unrecognized key(s) in object: '${field}'`,
      ]);
    });
  });
});
