import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ServiceInTarget } from '@slipway/backstage-plugin-slipway-node';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { aRequest } from '../testUtils/aRequest';
import { withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/component';
const notHere = '6d0a4e5e-8f3f-4a8e-9e6b-1f6c1d2e3f40';

const entities: Entity[] = [
  aComponent('backend'),
  aComponent('stranger', { spec: { owner: 'group:default/payments' } }),
  aComponent('outside'),
  aComponent('bare'),
];

function locate({ entity, target }: ServiceInTarget) {
  switch (entity.metadata.name) {
    case 'outside':
      return {
        status: 'refused' as const,
        rule: 'slipway.environments[1].targets[0].fake.namespace',
        message: "Namespace 'payments' is not among those allowed",
      };
    case 'bare':
      return {
        status: 'not-annotated' as const,
        message: 'It names no workloads',
        yaml: 'metadata:\n  annotations:\n    backstage.io/kubernetes-id: bare\n',
      };
    default:
      return { status: 'placed' as const, place: target.id };
  }
}

type Sent = { body?: unknown; key?: string; type?: string; raw?: string };

describe('bad input of changes', () => {
  const databases = withDatabase();

  describe('is answered', () => {
    let backend: TestBackend;
    beforeAll(async () => {
      backend = await aBackend({
        database: await databases.create(),
        entities,
        platform: { locate },
      });
    }, 60_000);
    afterAll(async () => {
      await backend.stop();
    });

    const plan = aRequest();
    const request = { plan, planHash: 'x', reason: 'a good reason' };
    const { kind: _kind, ...noKind } = plan;

    it.each<[string, string, Sent, number, string]>([
      [
        'a body that is no JSON',
        '/plans',
        { raw: '{"kind":' },
        400,
        'cannot be read',
      ],
      [
        'a body that is no object',
        '/plans',
        { raw: '[]' },
        400,
        'Expected object, received array',
      ],
      [
        'a body of another type (S9)',
        '/plans',
        { type: 'text/plain', raw: '{}' },
        400,
        'Content-Type: it must be application/json',
      ],
      [
        'a body that is too large',
        '/plans',
        { raw: `"${'x'.repeat(70_000)}"` },
        400,
        'larger than 64 kB',
      ],
      [
        'a missing kind',
        '/plans',
        { body: noKind },
        400,
        'kind: Invalid discriminator value',
      ],
      [
        'an unknown kind',
        '/plans',
        { body: { ...plan, kind: 'delete' } },
        400,
        "Expected 'rollback' | 'restart'",
      ],
      [
        'a missing revision',
        '/plans',
        { body: { ...plan, input: {} } },
        400,
        'input.toRevision: Required',
      ],
      [
        'an unknown field',
        '/plans',
        { body: { ...plan, force: true } },
        400,
        "Unrecognized key(s) in object: 'force'",
      ],
      [
        'a target name that is none',
        '/plans',
        { body: { ...plan, target: '../west' } },
        400,
        'target: must be a DNS label',
      ],
      [
        'what is no entity reference',
        '/plans',
        { body: { ...plan, entityRef: 'backend' } },
        400,
        "'backend' is not an entity reference",
      ],
      [
        'an unknown entity',
        '/plans',
        { body: { ...plan, entityRef: 'component:default/nothing' } },
        404,
        'There is no service',
      ],
      [
        'a workload that is gone',
        '/plans',
        { body: { ...plan, workload: 'deployment.gone' } },
        404,
        'There is no workload deployment.gone',
      ],
      [
        'a revision that does not exist',
        '/plans',
        { body: { ...plan, input: { toRevision: '99' } } },
        404,
        'There is no revision 99',
      ],
      [
        'an annotation outside the binding',
        '/plans',
        { body: { ...plan, entityRef: 'component:default/outside' } },
        403,
        "Namespace 'payments' is not among those allowed (slipway.environments[1].targets[0].fake.namespace)",
      ],
      [
        'an entity without annotations',
        '/plans',
        { body: { ...plan, entityRef: 'component:default/bare' } },
        400,
        'backstage.io/kubernetes-id: bare',
      ],
      [
        'a missing Idempotency-Key',
        '/operations',
        { body: request },
        400,
        'Idempotency-Key: the header is missing',
      ],
      [
        'an Idempotency-Key of spaces',
        '/operations',
        { body: request, key: 'a b' },
        400,
        'Idempotency-Key: it must be',
      ],
      [
        'a missing reason',
        '/operations',
        { body: { ...request, reason: undefined }, key: 'k' },
        400,
        'reason: Required',
      ],
      [
        'a reason of spaces',
        '/operations',
        { body: { ...request, reason: '      ' }, key: 'k' },
        400,
        'reason: say why, in a few words',
      ],
      [
        'a supersedes that is no ID',
        '/operations',
        { body: { ...request, supersedes: 'x' }, key: 'k' },
        400,
        'supersedes: Invalid uuid',
      ],
      [
        'a cancel without a reason',
        `/operations/${notHere}/cancel`,
        { body: {} },
        400,
        'reason: Required',
      ],
      [
        'a cancel of nothing',
        `/operations/${notHere}/cancel`,
        { body: { reason: 'enough' } },
        404,
        `There is no operation '${notHere}'`,
      ],
    ])('POST: %s', async (_, path, sent, status, message) => {
      const test = backend.post(path, undefined, as.owner);
      test.set('Content-Type', sent.type ?? 'application/json');
      if (sent.key) {
        test.set('Idempotency-Key', sent.key);
      }
      const response = await test.send(sent.raw ?? JSON.stringify(sent.body));
      expect(response.body.error?.message).toContain(message);
      expect(response.status).toBe(status);
    });

    it('S2: an owner outside the binding: names the rule, and changes nothing', async () => {
      const calls = [...backend.platform.calls];
      const body = aRequest({ entityRef: 'component:default/stranger' });
      const response = await backend.post('/plans', body, as.otherTeam);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toBe(
        'slipway.environments[1].targets[0].owners does not let group:default/payments, ' +
          "who owns component:default/stranger, use 'production/retail-cluster'",
      );
      expect(backend.platform.calls).toEqual(calls);
    });

    it.each(['GET', 'POST'])(
      'S9: %s takes no cookie for credentials',
      async method => {
        const test =
          method === 'GET'
            ? backend.get(`${page}/backend`)
            : backend.post('/plans', plan);
        const response = await test.set(
          'Cookie',
          mockCredentials.limitedUser.cookie('user:default/ana'),
        );
        expect(response.status).toBe(401);
      },
    );

    it('S9: changes nothing on GET', async () => {
      const path = `/operations/${notHere}/cancel`;
      expect((await backend.get(path, as.owner)).status).toBe(404);
    });
  });
});
