import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { datastoreOperationKinds } from '@slipway/backstage-plugin-slipway-common';
import { randomUUID } from 'node:crypto';
import { aBackend, TestBackend } from '../testUtils/aBackend';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { aResource } from '../testUtils/aResource';
import { as } from '../testUtils/people';
import { Gate } from '../testUtils/pollFor';
import { plan, reachEnd } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const others: [string, string, string][] = [
  [
    'a service',
    as.service,
    'Only people may change anything: services are not allowed to',
  ],
  [
    'whoever acts on behalf of the owner',
    as.onBehalfOfOwner,
    "Only people may change anything: 'plugin:scaffolder', which acts for user:default/ana, is not allowed to",
  ],
];
const cases = datastoreOperationKinds.flatMap(kind =>
  others.map(([who, authorization, message]) => ({
    ...{ kind, who, authorization, message },
  })),
);

describe('a recovery that no person asks for', () => {
  const databases = withDatabase();
  let backend: TestBackend;

  beforeAll(async () => {
    backend = await aBackend({
      database: await databases.create(),
      entities: [aResource('retail-pg')],
      policy: () => ({ result: AuthorizeResult.ALLOW }),
    });
  }, 60_000);
  afterAll(async () => {
    await backend.stop();
  });

  const submit = (
    options: { authorization: string; planHash: string },
    request: ReturnType<typeof aDatastoreRequest>,
  ) =>
    backend
      .post(
        '/operations',
        {
          ...{
            plan: request,
            planHash: options.planHash,
            reason: 'a lost row',
          },
          ...(request.kind === 'restore' && { confirmation: 'retail-pg' }),
        },
        options.authorization,
      )
      .set('Idempotency-Key', randomUUID());
  const listOperations = async () =>
    (
      await backend
        .get('/operations?entityRef=resource:default/retail-pg', as.owner)
        .expect(200)
    ).body.items;

  it.each(cases)(
    'S11: a $kind is not planned for $who, whatever the policy says',
    async ({ kind, authorization, message }) => {
      const { calls } = backend.platform;
      const before = calls.length;
      const { body, status } = await backend.post(
        '/plans',
        aDatastoreRequest(kind),
        authorization,
      );
      expect([status, body.error?.message]).toEqual([403, message]);
      expect(calls.slice(before)).toEqual([]);
    },
  );

  it.each(cases)(
    'S11: a $kind that a person has planned is not begun for $who',
    async ({ kind, authorization, message }) => {
      const request = aDatastoreRequest(kind);
      const { planHash } = await plan(backend, request);
      const { body, status } = await submit(
        { authorization, planHash },
        request,
      );
      expect([status, body.error?.message]).toEqual([403, message]);
      expect(await listOperations()).toEqual([]);
      expect(backend.audited.at(-1)).toMatchObject({
        eventId: 'operation-refused',
        error: { message },
      });
    },
  );

  it('S11: a drill of a person is stopped neither by a service nor on behalf of anybody', async () => {
    const gate = new Gate();
    backend.platform.interceptor = async ({ step, verb }, proceed) => {
      if (step === 'run-checks' && verb === 'look') {
        await gate.pass();
      }
      return proceed();
    };
    const request = aDatastoreRequest('drill');
    const { planHash } = await plan(backend, request);
    const { body } = await submit(
      { authorization: as.owner, planHash },
      request,
    );
    await gate.arrival();
    try {
      for (const [, authorization, message] of others) {
        const { body: answer, status } = await backend.post(
          `/operations/${body.id}/cancel`,
          { reason: 'a lost row' },
          authorization,
        );
        expect([status, answer.error?.message]).toEqual([403, message]);
      }
    } finally {
      gate.open();
    }
    expect((await reachEnd(backend, body.id)).state).toBe('succeeded');
  }, 60_000);
});
