import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica, resolved } from '../testUtils/aReplica';
import { aRequest } from '../testUtils/aRequest';
import { Gate } from '../testUtils/pollFor';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';
import { StalePlanError } from './errors';
import { listBoundaries } from './execution/boundaries';

jest.setTimeout(60_000);

describe('createOperations', () => {
  const databases = withDatabase();
  const platform = aPlatform();
  const workload = platform.workloads['deployment.backend']!;
  let database: TestDatabase;
  let replica: Replica;

  beforeEach(async () => {
    platform.blockers = [];
    workload.change({ expected: {}, goal: { template: 'image:2' } });
    database = await databases.create();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('carries a reviewed plan out, once, and tells all of it', async () => {
    const before = workload.effectiveChanges;
    const seen: string[] = [];
    replica.operations.onChange(operation => seen.push(operation.state));
    const { id } = await replica.submit();
    expect(await replica.reachEnd(id)).toMatchObject({
      state: 'succeeded',
      message: '3 of 3 pods are ready',
      requestedBy: 'user:default/ana',
    });
    expect(workload.state.template).toBe('image:1');
    expect(workload.effectiveChanges - before).toBe(1);
    const events = await replica.listEvents(id);
    expect(events.map(({ type, step, state }) => [type, step, state])).toEqual([
      ['accepted', undefined, 'accepted'],
      ['started', undefined, 'running'],
      ['target-locked', undefined, undefined],
      ['basis-confirmed', undefined, 'running'],
      ['intent', 'change-workload', undefined],
      ['acted', 'change-workload', undefined],
      ['observed', 'change-workload', undefined],
      ['progress', 'await-rollout', 'verifying'],
      ['observed', 'await-rollout', undefined],
      ['ended', undefined, 'succeeded'],
    ]);
    expect(events.map(it => it.sequence)).toEqual(events.map((_, i) => i + 1));
    expect(new Set(seen)).toEqual(
      new Set(['accepted', 'running', 'verifying', 'succeeded']),
    );
    expect(await replica.knex('target_locks')).toEqual([]);
  });

  it('announces the boundaries that are listed, in that order', async () => {
    await replica.operations.stop();
    const reached: string[] = [];
    const observed = await aReplica({
      database,
      platform,
      observer: { boundary: async name => void reached.push(name) },
    });
    await observed.operations.start();
    const { id } = await observed.submit();
    await observed.reachEnd(id);
    await observed.operations.stop();
    expect([...new Set(reached)]).toEqual(
      listBoundaries(platform.operations.rollback!),
    );
  });

  it('audits intent and outcome with the head of the log', async () => {
    const { id } = await replica.submit();
    await replica.reachEnd(id);
    await replica.operations.stop();
    const events = await replica.listEvents(id);
    expect(
      replica.audited.map(it => [it.type, it.actor, it.eventLogHead]),
    ).toEqual([
      ['intent', 'user:default/ana', events[0]?.hash],
      ['outcome', undefined, events.at(-1)?.hash],
    ]);
  });

  it('shows who holds the target, and who depends on the service', async () => {
    workload.isHealthy = false;
    const { id } = await replica.submit();
    await replica.reach(id, it => it.state === 'verifying');
    const plan = await replica.operations.plan(resolved(platform));
    expect(plan).toMatchObject({
      holder: {
        operationId: id,
        kind: 'rollback',
        requestedBy: 'user:default/ana',
        supersedable: true,
      },
      blastRadius: [{ entityRef: 'component:default/storefront' }],
    });
    workload.isHealthy = true;
    await replica.reachEnd(id);
  });

  describe('planHash', () => {
    const hash = async (request = aRequest()) =>
      (await replica.operations.plan(resolved(platform, request))).planHash;

    it('ignores what is only observed', async () => {
      const before = await hash();
      workload.change({ expected: {}, goal: { replicas: 9 } });
      expect(await hash()).toBe(before);
    });

    it.each([
      [
        'another template',
        () => workload.change({ expected: {}, goal: { template: 'image:9' } }),
        aRequest(),
      ],
      ['another input', () => {}, aRequest({ input: { toRevision: '2' } })],
      ['another target', () => {}, aRequest({ target: 'other-cluster' })],
      [
        'another entity',
        () => {},
        aRequest({ entityRef: 'component:default/catalog' }),
      ],
    ])('changes with %s', async (_, change, request) => {
      const before = await hash();
      change();
      expect(await hash(request)).not.toBe(before);
    });
  });

  it('F2: refuses a plan whose basis has changed, with the new one', async () => {
    const request = resolved(platform);
    const { planHash } = await replica.operations.plan(request);
    workload.change({ expected: {}, goal: { template: 'image:3' } });
    const submitted = replica.operations.submit({
      resolved: request,
      request: { plan: request.request, planHash, reason: 'because' },
      requestedBy: 'user:default/ana',
      idempotencyKey: 'k',
    });
    const error = await submitted.catch(it => it as StalePlanError);
    expect(error).toMatchObject({
      name: 'StalePlanError',
      statusCode: 409,
      plan: { planHash: (await replica.operations.plan(request)).planHash },
    });
    expect(Object.keys(error)).toContain('plan');
  });

  it('refuses what is blocked, and names the blockers', async () => {
    platform.blockers = [
      { code: 'ImageGone', message: 'The image is gone.' },
      { code: 'Unowned', message: 'It names no service.' },
    ];
    await expect(replica.submit()).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'The image is gone. It names no service.',
    });
  });

  it('S12: does nothing where a blocker appeared after the acceptance', async () => {
    await replica.operations.stop();
    const { id } = await replica.submit();
    platform.blockers = [{ code: 'Unowned', message: 'It names no service.' }];
    const before = workload.effectiveChanges;
    const next = await aReplica({
      database,
      platform,
    });
    await next.operations.start();
    expect(await next.reachEnd(id)).toMatchObject({
      state: 'failed',
      message: 'It names no service. Nothing was changed.',
      failure: { retryable: false },
    });
    await next.operations.stop();
    expect(workload.effectiveChanges).toBe(before);
  });

  describe('F15: the idempotency key', () => {
    it('leads to one operation, however often it is sent', async () => {
      const all = await Promise.all(
        [1, 2, 3, 4].map(() => replica.submit({ idempotencyKey: 'same' })),
      );
      expect(new Set(all.map(it => it.id)).size).toBe(1);
      await replica.reachEnd(all[0]!.id);
      expect(await replica.knex('operations')).toHaveLength(1);
    });

    it('leads to it also where the operation has changed what a repeated request is planned on', async () => {
      const request = resolved(platform);
      const { planHash } = await replica.operations.plan(request);
      const submit = () =>
        replica.operations.submit({
          resolved: request,
          request: { plan: request.request, planHash, reason: 'errors' },
          requestedBy: 'user:default/ana',
          idempotencyKey: 'same',
        });
      const gate = new Gate();
      platform.interceptor = async (_, proceed) => {
        await gate.pass();
        return proceed();
      };
      const slower = submit();
      await gate.arrival();
      platform.interceptor = (_, proceed) => proceed();
      const { id } = await submit();
      await replica.reachEnd(id);
      gate.open();
      expect(await slower).toMatchObject({ id, state: 'succeeded' });
    });

    it('is refused for another request', async () => {
      const { id } = await replica.submit({ idempotencyKey: 'same' });
      await expect(
        replica.submit({
          idempotencyKey: 'same',
          request: { kind: 'restart', input: {} },
        }),
      ).rejects.toThrow(`which led to operation ${id}`);
      await replica.reachEnd(id);
    });

    it('is each requester’s own', async () => {
      const one = await replica.submit({ idempotencyKey: 'same' });
      await replica.reachEnd(one.id);
      const two = await replica.submit({
        idempotencyKey: 'same',
        requestedBy: 'user:default/ben',
        request: { kind: 'restart', input: {} },
      });
      expect(two.id).not.toBe(one.id);
      await replica.reachEnd(two.id);
    });
  });

  it('pages through operations, newest first', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { id } = await replica.submit({
        request: { kind: 'restart', input: {} },
      });
      await replica.reachEnd(id);
      ids.unshift(id);
    }
    const query = { entityRef: 'component:default/backend', limit: 2 };
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await replica.operations.list({ ...query, cursor });
      found.push(...page.items.map(it => it.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(ids);
    await expect(
      replica.operations.list({ ...query, cursor: 'nonsense' }),
    ).rejects.toThrow("'cursor' is not one that a page before handed out");
  });

  it.each(['not-a-uuid', '00000000-0000-4000-8000-000000000000'])(
    'has no operation %s',
    async id => {
      await expect(replica.operations.get(id)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    },
  );
});
