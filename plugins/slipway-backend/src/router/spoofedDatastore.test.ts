import { Entity } from '@backstage/catalog-model';
import {
  datastoreOperationKinds,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { PlanContext } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  FakeDatastore,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { randomUUID } from 'node:crypto';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { aResource } from '../testUtils/aResource';
import { as } from '../testUtils/people';
import { plan } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const ofPayments = 'resource:default/payments-pg';
const entities: Entity[] = [
  aComponent('backend', {
    relations: ['resource:default/retail-pg', ofPayments].map(targetRef => ({
      ...{ type: 'dependsOn', targetRef },
    })),
  }),
  aComponent('payments-pg'),
  aResource('retail-pg'),
  aResource('hidden-pg'),
  aResource('payments-pg', { owner: 'group:default/payments' }),
];

describe('a data store that is named and another that is meant', () => {
  const databases = withDatabase();
  const platform = aPlatform({
    datastores: {
      'db-instance.retail-pg': new FakeDatastore(),
      'db-instance.payments-pg': new FakeDatastore({
        ...{ name: 'payments-pg', uid: 'db-2' },
      }),
    },
  });
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await aBackend({
      database: await databases.create(),
      ...{ entities, platform },
      isVisible: ({ metadata }, { principal }) =>
        metadata.name !== 'hidden-pg' ||
        (principal as { type: string }).type === 'service',
      slipway: {
        environments: [
          {
            name: 'production',
            targets: [
              {
                ...{ id: 'retail-cluster', platform: 'fake', fake: {} },
                owners: ['group:default/*'],
              },
            ],
          },
        ],
      },
    });
  }, 60_000);
  afterAll(async () => {
    await backend.stop();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const submit = (request: PlanRequest, planHash: string) =>
    backend
      .post(
        '/operations',
        {
          ...{ plan: request, planHash, reason: 'a lost row' },
          confirmation: 'retail-pg',
        },
        as.owner,
      )
      .set('Idempotency-Key', randomUUID());
  const namesMade = () =>
    Object.values(platform.datastores).flatMap(it => [...it.resources.keys()]);

  it.each(datastoreOperationKinds)(
    'S1: permission for a %s is asked on the data store itself, and not on the service that depends on it',
    async kind => {
      const request = aDatastoreRequest(kind, {
        ...{ entityRef: ofPayments, workload: 'db-instance.payments-pg' },
      });
      const refused = await backend.post('/plans', request, as.owner);
      expect([refused.status, refused.body.error?.message]).toEqual([
        403,
        `You lack slipway.${kind} on ${ofPayments}#production/retail-cluster`,
      ]);
      expect((await submit(request, 'f'.repeat(64))).status).toBe(403);
      const { status } = await backend.post('/plans', request, as.otherTeam);
      expect(status).toBe(200);
      expect(namesMade()).toEqual([]);
    },
  );

  it.each([
    'resource:default/hidden-pg',
    'resource:default/nothing',
    'resource:default/retail-pg,resource:default/payments-pg',
    'resource:payments/retail-pg',
  ])('S1: %s is not found, in the same words', async entityRef => {
    const request = aDatastoreRequest('restore', { entityRef });
    const { body, status } = await backend.post('/plans', request, as.owner);
    expect([status, body.error?.message]).toEqual([
      404,
      `There is no service '${entityRef}', or you may not see it`,
    ]);
  });

  it.each(['component:default/backend', 'component:default/payments-pg'])(
    'S1: %s that names a data store of others is what the platform has to find it for',
    async entityRef => {
      const drafts = jest.spyOn(platform.operations.restore!, 'plan');
      await plan(
        backend,
        aDatastoreRequest('restore', {
          ...{ entityRef, workload: 'db-instance.payments-pg' },
        }),
      );
      const asked = drafts.mock.calls.map(
        ([context]) => context as PlanContext,
      );
      expect(asked.map(({ service }) => service.entityRef)).toEqual([
        entityRef,
      ]);
    },
  );

  it.each<[string, Partial<PlanRequest>]>([
    ['entity', { entityRef: 'component:default/backend' }],
    ['data store', { workload: 'db-instance.payments-pg' }],
    ['point', { input: { pointInTime: '2026-01-15T09:00:00.000Z' } }],
  ])('S1: the plan of one is not that of another %s', async (_, other) => {
    const { planHash } = await plan(backend, aDatastoreRequest('restore'));
    const request = aDatastoreRequest('restore', other);
    const { body, status } = await submit(request, planHash);
    expect([status, body.error?.name]).toEqual([409, 'StalePlanError']);
    expect(namesMade()).toEqual([]);
  });
});
