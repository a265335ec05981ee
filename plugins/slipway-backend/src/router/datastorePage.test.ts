import {
  DatastoreRecovery,
  Operation,
  serviceViewSchema,
} from '@slipway/backstage-plugin-slipway-common';
import {
  aDrill,
  aDrillSteps,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { aBackend, configuration, TestBackend } from '../testUtils/aBackend';
import { aFreshDatastore, aResource, showing } from '../testUtils/aResource';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { keepOperation } from '../testUtils/keepOperation';
import { as } from '../testUtils/people';
import { pollFor } from '../testUtils/pollFor';
import { plan } from '../testUtils/submit';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

const page = '/services/default/resource/retail-pg';
const key = 'production/retail-cluster';
const DAY = 86_400_000;

/** A drill of 38 minutes, which ended so many days ago. */
const aDrillOf = (days: number, parts: Partial<Operation> = {}) => {
  const endedAt = new Date(Date.now() - days * DAY).toISOString();
  return aDrill({ target: 'retail-cluster', endedAt, ...parts });
};
const failedSteps = aDrillSteps().map(step =>
  step.finding?.type === 'checked'
    ? {
        ...step,
        finding: {
          ...step.finding,
          checks: [
            ...step.finding.checks,
            { name: 'stock', passed: false, message: 'It is false' },
          ],
        },
      }
    : step,
);

describe('the page of a data store', () => {
  const databases = withDatabase();
  const backends: TestBackend[] = [];
  let database: TestDatabase;
  beforeEach(async () => {
    database = await databases.create();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(backends.splice(0).map(backend => backend.stop()));
  });

  const start = async (
    options: Partial<Parameters<typeof aBackend>[0]> = {},
  ) => {
    const backend = await aBackend({
      database,
      entities: [aResource('retail-pg')],
      ...options,
    });
    backends.push(backend);
    ['staging/retail-cluster', 'production/west'].forEach(other =>
      backend.liveState.observations.set(other, showing()),
    );
    backend.liveState.observations.set(key, showing(aFreshDatastore(4)));
    return backend;
  };
  const keep = async (...operations: Operation[]) => {
    const { knex } = database.connect();
    for (const operation of operations) {
      await keepOperation(knex, operation);
    }
  };
  const look = async (backend: TestBackend) => {
    const { body } = await backend.get(page, as.owner).expect(200);
    return serviceViewSchema.parse(body);
  };
  const getRecovery = async (
    backend: TestBackend,
  ): Promise<DatastoreRecovery> => {
    const { environments } = await look(backend);
    const { recovery } = environments[1]!.targets[0]!;
    expect(recovery).toHaveLength(1);
    return recovery![0]!;
  };
  const countMeasuring = ({ statements }: TestBackend) =>
    statements.filter(sql => sql.includes('distinct on')).length;

  it('shows how each data store stands, and nothing where there is none', async () => {
    const backend = await start();
    await keep(aDrillOf(12));
    const { environments } = await look(backend);
    expect(
      environments.flatMap(({ targets }) =>
        targets.map(({ recovery }) => recovery?.length),
      ),
    ).toEqual([undefined, 1, undefined]);
    expect(await getRecovery(backend)).toMatchObject({
      datastore: 'db-instance.retail-pg',
      posture: { state: 'Met', message: 'Every objective is met' },
      measured: { value: { kind: 'drill', recoverySeconds: 2280 } },
    });
  }, 60_000);

  it('F27: nothing that was not validated counts as measured', async () => {
    const backend = await start();
    await getRecovery(backend).then(({ posture, measured }) => {
      expect(measured).toMatchObject({ known: false, reason: 'none-recorded' });
      expect(posture).toMatchObject({
        state: 'Unknown',
        message: 'Never measured: no restore and no drill of it was validated',
      });
    });
    const ids = ['1', '2', '3', '4', '5'].map(
      digit => `0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e0${digit}`,
    );
    await keep(
      aDrillOf(1, { id: ids[0]!, steps: failedSteps }),
      aDrillOf(1, { id: ids[1]!, steps: aDrillSteps().slice(0, 2) }),
      aDrillOf(1, { id: ids[2]!, target: 'west' }),
      aDrillOf(1, { id: ids[3]!, entityRef: 'resource:default/other' }),
      aDrillOf(1, { id: ids[4]!, workload: 'db-instance.other' }),
    );
    const { measured } = await getRecovery(backend);
    expect(measured).toMatchObject({ known: false, reason: 'none-recorded' });
  }, 60_000);

  it('the last that was validated counts, also where later ones were not', async () => {
    const backend = await start();
    const ids = ['1', '2', '3'].map(
      digit => `0c7e4f0a-3b1d-4c62-8f5e-2a9d6b7c8e0${digit}`,
    );
    await keep(
      aDrillOf(90, { id: ids[0]! }),
      aDrillOf(60, { id: ids[1]!, kind: 'restore' }),
      aDrillOf(1, { id: ids[2]!, state: 'failed', steps: failedSteps }),
    );
    const { measured, posture } = await getRecovery(backend);
    expect(measured).toMatchObject({
      source: `restore ${ids[1]}`,
      value: { operationId: ids[1], kind: 'restore' },
    });
    expect(posture).toMatchObject({
      state: 'AtRisk',
      remedy: 'Run a drill again',
    });
  }, 60_000);

  it.each([
    ['nothing was seen before', false],
    ['it was seen a moment ago', true],
  ])(
    'F27, F28: a target that cannot be reached is not known where %s',
    async (_, isSeen) => {
      const backend = await start();
      await keep(aDrillOf(12));
      const { status, ...lastSeen } = showing(aFreshDatastore(1)) as Extract<
        ReturnType<typeof showing>,
        { status: 'observed' }
      >;
      backend.liveState.observations.set(key, {
        status: 'unknown',
        reason: 'unreachable',
        message: 'AWS does not answer',
        since: '2026-01-15T09:30:00.000Z',
        ...(isSeen && { lastSeen }),
      });
      const [target] = (await look(backend)).environments[1]!.targets;
      expect(target?.recovery?.map(it => it.posture.state)).toEqual(
        isSeen ? ['Unknown'] : undefined,
      );
      expect(
        target?.recovery?.[0]?.posture.assessments.map(it => it.achieved),
      ).toEqual(
        isSeen
          ? [1, 2].map(() => ({
              known: false,
              reason: 'unreachable',
              message: 'AWS does not answer',
              since: '2026-01-15T09:30:00.000Z',
            }))
          : undefined,
      );
    },
    60_000,
  );

  it('takes the stricter of what the owner and the environment state, and says what cannot be read', async () => {
    const [staging, production] = configuration.environments as object[];
    const backend = await start({
      slipway: {
        environments: [
          staging!,
          { ...production, recovery: { rpo: '3m', retention: '7d' } },
        ],
      } as Parameters<typeof aBackend>[0]['slipway'],
      entities: [
        aResource('retail-pg', { annotations: { 'slipway.dev/rto': 'soon' } }),
      ],
    });
    const { posture } = await getRecovery(backend);
    expect(
      posture.assessments.map(({ objective, state }) => [
        objective.source,
        state,
      ]),
    ).toEqual([
      ['slipway.environments[1].recovery.rpo', 'Breached'],
      ['slipway.environments[1].recovery.retention', 'Met'],
    ]);
    expect(posture.weaknesses).toContainEqual({
      code: 'ObjectiveUnreadable',
      message: "slipway.dev/rto is 'soon': this is not a length of time",
      remedy: 'Write a length such as 15m, 1h, 7d or PT1H',
    });
  }, 60_000);

  it('makes one query for all that was measured, and none where there is no data store', async () => {
    const backend = await start();
    const many = Array.from({ length: 20 }, (_, index) =>
      aFreshDatastore(1, { id: `db-instance.${index}` }),
    );
    backend.liveState.observations.set(key, showing(...many));
    backend.liveState.observations.set('production/west', showing(...many));
    await look(backend);
    expect(countMeasuring(backend)).toBe(1);
    ['production/west', key].forEach(it =>
      backend.liveState.observations.set(it, showing()),
    );
    await look(backend);
    expect(countMeasuring(backend)).toBe(1);
  }, 60_000);

  it('asks nobody upstream where it is warm', async () => {
    const backend = await start();
    await look(backend);
    const { upstreamCalls } = backend.liveState;
    await Promise.all(Array.from({ length: 20 }, () => look(backend)));
    expect(backend.liveState.upstreamCalls).toBe(upstreamCalls);
  }, 60_000);

  it('leaves out platforms that cannot run it', async () => {
    const backend = await start({
      platform: { hosts: ({ kind }) => kind !== 'Resource' },
    });
    const { environments, setup } = await look(backend);
    expect(environments.map(({ targets }) => targets)).toEqual([[], []]);
    expect(setup?.message).toContain('No target for data stores is open to');
  }, 60_000);

  it('is told of the end of a drill, and shows what it measured then', async () => {
    const backend = await start();
    const { signalId } = await look(backend);
    const request = aDatastoreRequest('drill');
    const { planHash } = await plan(backend, request);
    backend.signals.length = 0;
    const body = { plan: request, planHash, reason: 'monthly drill' };
    const { body: operation } = await backend
      .post('/operations', body, as.owner)
      .set('Idempotency-Key', 'drill')
      .expect(202);
    await pollFor('its end', async () => {
      const answer = await backend.get(`/operations/${operation.id}`, as.owner);
      return answer.body.operation.endedAt !== undefined;
    });
    const ids = new Set(backend.signals.map(({ message }) => message.id));
    expect([...ids]).toEqual([signalId]);
    expect(await getRecovery(backend)).toMatchObject({
      posture: { state: 'Met' },
      measured: { value: { operationId: operation.id, kind: 'drill' } },
    });
    await pollFor('the notice', async () =>
      backend.notifications.some(({ payload }) =>
        payload.description?.includes('Recovered and validated in'),
      ),
    );
  }, 60_000);
});
