import { Entity } from '@backstage/catalog-model';
import { PlanRequest } from '@slipway/backstage-plugin-slipway-common';
import { randomUUID } from 'node:crypto';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { aRequest } from '../testUtils/aRequest';
import { as } from '../testUtils/people';
import { plan } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const ofPayments = { spec: { owner: 'group:default/payments' } };
const entities: Entity[] = [
  aComponent('backend'),
  aComponent('worker'),
  aComponent('ledger', ofPayments),
  aComponent('hidden'),
  { ...aComponent('backend', ofPayments), kind: 'API' },
  aComponent('backend', {
    metadata: { name: 'backend', namespace: 'payments' },
    ...ofPayments,
  }),
];

describe('an entity that is named and another that is meant', () => {
  const databases = withDatabase();
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await aBackend({
      database: await databases.create(),
      entities,
      isVisible: ({ metadata }, { principal }) =>
        metadata.name !== 'hidden' ||
        (principal as { type: string }).type === 'service',
    });
  }, 60_000);
  afterAll(async () => {
    await backend.stop();
  });

  const submit = (request: PlanRequest, planHash: string) =>
    backend
      .post(
        '/operations',
        { plan: request, planHash, reason: 'a good reason' },
        as.owner,
      )
      .set('Idempotency-Key', randomUUID());

  it.each([
    'component:default/ledger',
    'Component:Default/LEDGER',
    'api:default/backend',
    'component:payments/backend',
  ])('S1: permission is asked on the entity %s itself', async entityRef => {
    const response = await backend.post(
      '/plans',
      aRequest({ entityRef }),
      as.owner,
    );
    expect(response.status).toBe(403);
    expect(response.body.error.message).toBe(
      `You lack slipway.rollback on ${entityRef.toLowerCase()}#production/retail-cluster`,
    );
    const submitted = await submit(aRequest({ entityRef }), 'f'.repeat(64));
    expect(submitted.status).toBe(403);
  });

  it.each([
    ['one that there is not', 'component:default/nothing'],
    ['one that the catalog hides', 'component:default/hidden'],
    ['two in one', 'component:default/backend,component:default/ledger'],
    ['a step up', 'component:default/../payments/backend'],
    ['an escape', 'component:default/%62ackend'],
    ['another escape', 'component:payments%2fbackend/x'],
    ['a blank at the end', 'component:default/backend '],
    ['a letter that looks alike', 'component:default/b\u0430ckend'],
    ['a target in it', 'component:default/backend#staging/retail-cluster'],
    ['a prototype', 'component:default/__proto__'],
  ])('S1: %s is not found, in the same words', async (_, entityRef) => {
    const response = await backend.post(
      '/plans',
      aRequest({ entityRef }),
      as.owner,
    );
    expect(response.body.error).toEqual({
      name: 'NotFoundError',
      message: `There is no service '${entityRef}', or you may not see it`,
    });
    const [, kind, namespace, name] = /^([^:]+):([^/]+)\/(.+)$/s.exec(
      entityRef,
    )!;
    const path = [namespace, kind, name].map(part => encodeURIComponent(part!));
    const page = await backend.get(`/services/${path.join('/')}`, as.owner);
    expect(page.body.error).toEqual(response.body.error);
  });

  it.each<[string, Partial<PlanRequest>]>([
    ['entity', { entityRef: 'component:default/worker' }],
    ['environment', { environment: 'staging' }],
    ['target', { target: 'west' }],
    ['kind', { kind: 'restart', input: {} } as Partial<PlanRequest>],
    ['revision', { input: { toRevision: '2' } } as Partial<PlanRequest>],
  ])('S1: the plan of one is not that of another %s', async (_, other) => {
    const { planHash } = await plan(backend);
    const calls = backend.platform.calls.length;
    const response = await submit(aRequest(other), planHash);
    expect(response.status).toBe(409);
    expect(response.body.error.name).toMatch(/StalePlan|Conflict/);
    expect(
      backend.platform.calls.slice(calls).filter(({ verb }) => verb === 'act'),
    ).toEqual([]);
    const { body } = await backend.get(
      '/operations?entityRef=component:default/backend',
      as.owner,
    );
    expect(body.items).toEqual([]);
  });

  it.each([
    ['the body names a second one', { entity: 'component:default/ledger' }],
    ['the body names an owner', { owner: 'group:default/retail' }],
    ['the body brings the entity along', { service: aComponent('ledger') }],
    ['the body says who asks', { requestedBy: 'user:default/bob' }],
  ])('S1: %s: refused', async (_, more) => {
    const response = await backend.post(
      '/plans',
      { ...aRequest(), ...more },
      as.owner,
    );
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('Unrecognized key');
  });

  it.each([
    ['a NUL', 'because\u0000of that'],
    ['half a letter', 'because \ud800 of that'],
  ])(
    'S14: a reason with %s is refused, and nothing is broken by it',
    async (_, reason) => {
      const { planHash, request } = await plan(backend);
      const response = await backend
        .post('/operations', { plan: request, planHash, reason }, as.owner)
        .set('Idempotency-Key', randomUUID());
      expect(response.status).toBe(400);
      expect(response.body.error.message).toBe(
        'reason: it holds what is no text',
      );
    },
  );

  it.each([
    '/services/default/component/%00',
    '/services/default/component/backend/workloads/%00/scaling?environment=production&target=retail-cluster',
    '/services/default/component/backend/workloads/deployment.%00/revisions?environment=production&target=retail-cluster',
    '/operations/%00',
    '/operations?entityRef=component:default/%00',
    '/operations?cursor=%00',
    '/services/default/component/backend/activity?cursor=%00',
  ])('S14: GET %s is answered, and not by an accident', async path => {
    const response = await backend.get(path, as.owner);
    expect([200, 400, 404]).toContain(response.status);
  });
});
