import { aSnapshot, anInstance } from '../testUtils/anInstance';
import { anAwsError } from '../testUtils/awsError';
import { FakeAws } from '../testUtils/FakeAws';
import { createOperationHandlers } from './createOperationHandlers';
import {
  accept,
  aPlanContext,
  carryOut,
  operationId,
  portsOf,
  runAll,
  stepOf,
} from './testUtils';

const point = '2026-01-15T09:00:00.000Z';
const toPoint = aPlanContext<'restore'>({ pointInTime: point });

describe('an operation that lasts longer than its credentials', () => {
  /** A restore of which AWS says 4 hours long that it is being made, looked at every 30 seconds. */
  const aLongRestore = () => {
    const aws = new FakeAws();
    aws.copyStatuses = [...Array(480).fill('creating'), 'available'];
    return aws;
  };
  const pass = (aws: FakeAws, seconds: number) => {
    aws.now += seconds * 1000;
  };

  it('takes on new ones for each act and keeps none: 4 hours (F7)', async () => {
    const aws = aLongRestore();
    const drill = createOperationHandlers(portsOf(aws)).drill;
    const context = await accept(drill, aPlanContext<'drill'>({}));
    aws.sessions.length = 0;
    const { failure } = await runAll(drill, context, sight => {
      if (sight.status === 'running') {
        pass(aws, sight.retryAfterSeconds);
      }
    });
    expect(failure).toBeUndefined();
    expect(aws.now - Date.parse('2026-01-15T10:00:00Z')).toBeGreaterThan(
      4 * 3600 * 1000 - 60_000,
    );
    expect(aws.sessions).toEqual([operationId, operationId]);
    expect(aws.changes).toEqual([
      'rds:RestoreDBInstanceToPointInTime',
      'rds:DeleteDBInstance',
    ]);
  });

  it('has no credential in what its plan keeps (F7)', async () => {
    const aws = aLongRestore();
    const { restore } = createOperationHandlers(portsOf(aws));
    const { state } = await accept(restore, toPoint);
    expect(Object.keys(state).sort()).toEqual([
      'checks',
      'recovery',
      'secret',
      'settings',
      'source',
    ]);
    expect(state.secret).toBe('slipway/retail-pg');
  });

  it('tries again with new ones where they expire at the call itself (F7)', async () => {
    const aws = new FakeAws();
    const { restore } = createOperationHandlers(portsOf(aws));
    const context = await accept(restore, toPoint);
    const step = stepOf(restore, 'restore-instance');
    aws.sessions.length = 0;
    aws.fail(
      'rds:RestoreDBInstanceToPointInTime',
      anAwsError('ExpiredTokenException', { status: 403 }),
    );
    await expect(carryOut(step, context)).rejects.toMatchObject({
      name: 'RetryableOperationError',
      retryAfterSeconds: 1,
    });
    await carryOut(step, context);
    expect(aws.sessions).toEqual([operationId, operationId]);
  });
});

describe('a look at a job', () => {
  it('is one Describe call and asks to be repeated after 30 seconds', async () => {
    const aws = new FakeAws({ snapshots: [aSnapshot()] });
    aws.copyStatuses = Array(10).fill('creating');
    aws.snapshotStatuses = Array(10).fill('creating');
    const handlers = createOperationHandlers(portsOf(aws));
    const drill = await accept(handlers.drill, aPlanContext<'drill'>({}));
    const snapshot = await accept(
      handlers.snapshot,
      aPlanContext<'snapshot'>({}),
    );
    await carryOut(stepOf(handlers.drill, 'restore-instance'), drill);
    await carryOut(stepOf(handlers.snapshot, 'create-snapshot'), snapshot);
    const looks = [
      () => stepOf(handlers.drill, 'await-instance').look(drill),
      () => stepOf(handlers.drill, 'verify-settings').look(drill),
      () => stepOf(handlers.drill, 'remove-instance').look(drill),
      () => stepOf(handlers.snapshot, 'await-snapshot').look(snapshot),
    ];
    for (const look of looks) {
      aws.forget();
      expect(await look()).toMatchObject({
        status: 'running',
        retryAfterSeconds: 30,
      });
      expect(aws.calls).toHaveLength(1);
      expect(aws.calls[0]).toMatch(/^rds:Describe/);
    }
  });

  it('is left for as long as AWS asks where it is throttled, for minutes (F3)', async () => {
    const aws = new FakeAws();
    const { restore } = createOperationHandlers(portsOf(aws));
    const context = await accept(restore, toPoint);
    await carryOut(stepOf(restore, 'restore-instance'), context);
    const headers = { 'retry-after': '60' };
    aws.fail('rds:DescribeDBInstances', anAwsError('Throttling', { headers }), {
      times: 5,
    });
    const step = stepOf(restore, 'await-instance');
    for (let look = 0; look < 5; look++) {
      await expect(step.look(context)).rejects.toMatchObject({
        name: 'RetryableOperationError',
        retryAfterSeconds: 60,
      });
    }
    expect(await step.look(context)).toMatchObject({ status: 'succeeded' });
  });

  it('costs 200 restores in flight one call each', async () => {
    const aws = new FakeAws();
    aws.copyStatuses = Array(10).fill('creating');
    const { restore } = createOperationHandlers(portsOf(aws));
    const { state } = await accept(restore, toPoint);
    const flights = Array.from({ length: 200 }, (_, index) => ({
      ...toPoint,
      operationId: `${String(index).padStart(8, '0')}-1111-4111-8111-111111111111`,
      state,
      acceptedAt: point,
      requestedBy: 'user:default/olivia',
      reason: 'all at once',
      findings: {},
      signal: new AbortController().signal,
    }));
    for (const flight of flights) {
      await carryOut(stepOf(restore, 'restore-instance'), flight);
    }
    aws.forget();
    for (const flight of flights) {
      await stepOf(restore, 'await-instance').look(flight);
    }
    expect(aws.calls).toHaveLength(200);
    expect(aws.instances.size).toBe(201);
    expect(aws.instances.get('retail-pg')).toEqual(anInstance());
  });
});
