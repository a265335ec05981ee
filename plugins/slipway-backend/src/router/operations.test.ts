import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import { aBackend, aComponent, TestBackend } from '../testUtils/aBackend';
import { as } from '../testUtils/people';
import { pollFor } from '../testUtils/pollFor';
import { aRequest } from '../testUtils/aRequest';
import { plan, reachEnd, submit } from '../testUtils/submit';
import { withDatabase } from '../testUtils/withDatabase';

const backendEntity = aComponent('backend', {
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/retail' },
    { type: 'dependencyOf', targetRef: 'component:default/storefront' },
    { type: 'dependencyOf', targetRef: 'component:default/secret' },
  ],
});

describe('operations over HTTP', () => {
  const backends: TestBackend[] = [];
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });
  const databases = withDatabase();

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database: await databases.create(),
      entities: [backendEntity, aComponent('storefront'), aComponent('secret')],
      ...options,
    });
    backends.push(backend);
    return backend;
  };

  const post = (backend: TestBackend, planHash: string, key: string) =>
    backend
      .post(
        '/operations',
        { plan: aRequest(), planHash, reason: 'errors since the deploy' },
        as.owner,
      )
      .set('Idempotency-Key', key);

  it('goes the whole way: plan, submit, end, events, list, notice, audit', async () => {
    const backend = await start();
    const operation = await submit(backend);
    expect(operation).toMatchObject({
      kind: 'rollback',
      state: 'succeeded',
      requestedBy: 'user:default/ana',
    });

    const events = await backend.get(
      `/operations/${operation.id}/events`,
      as.reader,
    );
    expect(events.body.items.map((it: { type: string }) => it.type)).toEqual(
      expect.arrayContaining(['accepted', 'intent', 'ended']),
    );
    const list = await backend.get(
      '/operations?entityRef=Component:default/Backend&limit=1',
      as.reader,
    );
    expect(list.body.items).toEqual([operation]);

    const intents = backend.audited.filter(it => it.status === 'succeeded');
    expect(intents.map(({ eventId }) => eventId)).toEqual([
      'operation-intent',
      'operation-outcome',
    ]);
    expect(intents[1]?.meta).toMatchObject({
      operationId: operation.id,
      requestedBy: 'user:default/ana',
      eventLogHead: events.body.items.at(-1).hash,
    });
    await pollFor('the notice', async () => backend.notifications.length);
    expect(backend.notifications).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['user:default/ana', 'group:default/retail'],
        },
        payload: expect.objectContaining({
          title: 'Rollback of backend in production succeeded',
          link: `/slipway/operations/${operation.id}`,
        }),
      },
    ]);
  }, 60_000);

  it('F15: a repeated submit answers with the same operation, and one change is made', async () => {
    const backend = await start();
    const { planHash } = await plan(backend);
    const answers = await Promise.all(
      [1, 2, 3].map(() => post(backend, planHash, 'one-click')),
    );
    const ids = new Set(answers.map(({ body }) => body.id));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(ids.size).toBe(1);

    await reachEnd(backend, answers[0]!.body.id);
    const later = await post(backend, planHash, 'one-click');
    expect(later.body.id).toBe(answers[0]!.body.id);
    expect(
      backend.platform.workloads['deployment.backend']?.effectiveChanges,
    ).toBe(1);
  }, 60_000);

  it('answers a stale plan with the new one, and nothing else of the server', async () => {
    const backend = await start();
    const { planHash } = await plan(backend);
    backend.platform.workloads['deployment.backend']!.change({
      expected: {},
      goal: { template: 'image:3' },
    });
    const { status, body } = await post(backend, planHash, 'key');
    expect(status).toBe(409);
    expect(Object.keys(body.error).sort()).toEqual([
      'message',
      'name',
      'plan',
      'statusCode',
    ]);
    expect(body.error.name).toBe('StalePlanError');
    expect(body.error.plan.planHash).toBe((await plan(backend)).planHash);
  }, 60_000);

  it('F5: plans from a live read, never from the picture', async () => {
    const backend = await start();
    backend.liveState.observations.set('production/retail-cluster', {
      status: 'unknown',
      reason: 'unreachable',
      message: 'No answer',
      since: '2026-01-01T00:00:00.000Z',
    });
    await plan(backend);
    expect(backend.liveState.reads).toBe(0);
    expect(backend.platform.calls).toEqual([
      expect.objectContaining({ verb: 'plan' }),
    ]);
  }, 60_000);

  it('S15: leaves out of the blast radius what the caller may not see', async () => {
    const backend = await start({
      isVisible: ({ metadata }, { principal }) =>
        metadata.name !== 'secret' ||
        (principal as { type: string }).type === 'service',
    });
    expect((await plan(backend)).blastRadius).toEqual([
      { entityRef: 'component:default/storefront', relation: 'dependencyOf' },
    ]);
  }, 60_000);

  it('S7: lets no cause out, and says when to come back', async () => {
    const backend = await start();
    backend.platform.interceptor = async () => {
      throw new RetryableOperationError('The API server does not answer', {
        cause: new Error('Authorization: Bearer canary-secret'),
        retryAfterSeconds: 3,
      });
    };
    const response = await backend.post('/plans', aRequest(), as.owner);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('3');
    expect(response.text).not.toContain('canary');
    expect(response.body.error).toEqual({
      name: 'ServiceUnavailableError',
      message: 'The API server does not answer',
    });
  }, 60_000);

  it('S7: keeps no secret that a person writes into a reason', async () => {
    const backend = await start();
    backend.platform.workloads['deployment.backend']!.isHealthy = false;
    const { planHash } = await plan(backend);
    const { body } = await backend
      .post(
        '/operations',
        {
          plan: aRequest(),
          planHash,
          reason: 'it said api_key=canary-one is gone',
        },
        as.owner,
      )
      .set('Idempotency-Key', 'one')
      .expect(202);
    expect(body.reason).toBe('it said api_key=<secret> is gone');
    await backend
      .post(
        `/operations/${body.id}/cancel`,
        { reason: 'password: canary-two' },
        as.owner,
      )
      .expect(202);
    await reachEnd(backend, body.id);
    const events = await backend.get(`/operations/${body.id}/events`, as.owner);
    expect(events.text).toContain('password: <secret>');
    expect(events.text).not.toContain('canary');
    expect(JSON.stringify(backend.audited)).not.toContain('canary');
  }, 60_000);

  it('hides what went wrong inside', async () => {
    const backend = await start();
    backend.platform.interceptor = async () => {
      throw new TypeError('x of undefined at 10.0.0.1');
    };
    const response = await backend.post('/plans', aRequest(), as.owner);
    expect(response.status).toBe(500);
    expect(response.body.error.message).toBe(
      'Something went wrong; the log of the backend says what',
    );
  }, 60_000);

  it('F26: a sink that is down holds nothing up', async () => {
    const backend = await start();
    backend.sink.failing = true;
    expect((await submit(backend)).state).toBe('succeeded');
    expect(backend.notifications).toEqual([]);
  }, 60_000);

  it('signals each change of an operation', async () => {
    const backend = await start();
    await submit(backend);
    const ids = backend.signals.map(({ message }) => message.id);
    const page = await backend.get(
      '/services/default/component/backend',
      as.owner,
    );
    expect(new Set(ids)).toEqual(new Set([page.body.signalId]));
  }, 60_000);
});
