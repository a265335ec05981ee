import { getRecoveryReport } from '@slipway/backstage-plugin-slipway-common';
import {
  aPlatform,
  FakeDatastore,
  FakePlatform,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { aReplica, Replica } from '../testUtils/aReplica';
import { aDatastoreRequest } from '../testUtils/aRequest';
import { TestDatabase, withDatabase } from '../testUtils/withDatabase';

jest.setTimeout(60_000);

describe('the steps of an operation', () => {
  const databases = withDatabase();
  let platform: FakePlatform;
  let database: TestDatabase;
  let replica: Replica;
  const store = (): FakeDatastore =>
    platform.datastores['db-instance.retail-pg']!;
  const drill = () => replica.submit({ request: aDatastoreRequest('drill') });

  beforeEach(async () => {
    platform = aPlatform();
    database = await databases.create();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
  });
  afterEach(() => replica.operations.stop());

  it('are kept with their purpose, what they found and their times by the clock of the database', async () => {
    const { id } = await drill();
    const { createdAt, endedAt, steps } = await replica.reachEnd(id);
    const copy = `retail-pg-drill-${id.slice(0, 8)}`;
    expect(
      steps.map(({ name, title, purpose, finding }) => ({
        ...{ name, title, purpose, finding },
      })),
    ).toEqual([
      {
        name: 'restore-instance',
        title: `Make ${copy}`,
        purpose: 'change',
      },
      {
        name: 'await-instance',
        title: `Wait until ${copy} is available`,
        purpose: 'verify',
        finding: {
          type: 'recovered',
          id: copy,
          resourceName: `fake:${copy}`,
          from: 'the point in time 2026-01-15T10:00:00.000Z',
          time: '2026-01-15T10:00:00.000Z',
        },
      },
      {
        name: 'run-checks',
        title: 'Run the checks of the owner',
        purpose: 'verify',
        finding: {
          type: 'checked',
          checks: store().checks,
          newestRowAt: store().newestRowAt,
        },
      },
      {
        name: 'judge-checks',
        title: 'Judge the copy by what the checks said',
        purpose: 'verify',
      },
      {
        name: 'remove-instance',
        title: `Remove ${copy}`,
        purpose: 'cleanup',
        finding: { type: 'removed', id: copy },
      },
    ]);
    const times = [
      createdAt,
      ...steps.flatMap(step => [step.startedAt, step.endedAt]),
      endedAt,
    ];
    expect(times).toEqual([...times].sort());
  });

  it('measure what a drill is for', async () => {
    const { id } = await drill();
    expect(getRecoveryReport(await replica.reachEnd(id))).toMatchObject({
      state: 'succeeded',
      recoveredTo: '2026-01-15T10:00:00.000Z',
      newestRowAt: '2026-01-15T09:59:00.000Z',
      jobSeconds: expect.any(Number),
      recoverySeconds: expect.any(Number),
    });
  });

  it('include the one that goes on, without its end', async () => {
    store().isJobDone = false;
    const { id } = await drill();
    const { steps } = await replica.reach(id, it => it.state === 'verifying');
    expect(steps.map(step => [step.name, step.endedAt])).toEqual([
      ['restore-instance', expect.any(String)],
      ['await-instance', undefined],
    ]);
    store().isJobDone = true;
    await replica.reachEnd(id);
  });

  it('keep their start when another process goes on with them', async () => {
    store().isJobDone = false;
    const { id } = await drill();
    const before = await replica.reach(id, it => it.steps.length === 2);
    await replica.operations.stop();
    replica = await aReplica({ database, platform });
    await replica.operations.start();
    store().isJobDone = true;
    const { steps } = await replica.reachEnd(id);
    expect(steps[1]?.startedAt).toBe(before.steps[1]?.startedAt);
  });

  it('end with the operation where it fails in one', async () => {
    store().checks = [{ name: 'orders', passed: false, message: 'false' }];
    const { id } = await replica.submit({
      request: aDatastoreRequest('restore'),
    });
    const { endedAt, message, steps } = await replica.reachEnd(id);
    expect(steps.at(-1)).toMatchObject({ name: 'judge-checks', endedAt });
    const copy = `retail-pg-restored-${id.slice(0, 8)}`;
    expect(message).toBe(
      `The copy is not good: orders. Already done: Make ${copy}. Left behind: ${copy}.`,
    );
  });

  it('S7: keep no secret that a finding carries', async () => {
    store().checks = [
      { name: 'orders', passed: true, message: 'password=hunter2' },
    ];
    const { id } = await drill();
    const operation = await replica.reachEnd(id);
    expect(JSON.stringify(operation)).toContain('password=<secret>');
    const [row] = await replica.knex('operations').where({ id });
    expect(JSON.stringify(row)).not.toContain('hunter2');
  });

  it('F22: are left out where the version before has written them, without name and times', async () => {
    const { id } = await drill();
    await replica.reachEnd(id);
    await replica
      .knex('operations')
      .where({ id })
      .update({
        done: JSON.stringify([{ title: 'Make a copy', purpose: 'change' }]),
      });
    expect((await replica.operations.get(id)).steps).toEqual([]);
  });
});
