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

const name = 'retail-pg-slipway-0f3a2b1c';
const context = aPlanContext<'snapshot'>({});
const handlerOf = (aws: FakeAws) =>
  createOperationHandlers(portsOf(aws)).snapshot;

describe('the steps of a snapshot', () => {
  it('take it once, with the tags of the source and those of the operation', async () => {
    const aws = new FakeAws();
    const snapshot = handlerOf(aws);
    const { findings, failure } = await runAll(
      snapshot,
      await accept(snapshot, context),
    );
    expect(failure).toBeUndefined();
    expect(findings['await-snapshot']).toEqual({
      type: 'made',
      id: name,
      resourceName: `arn:aws:rds:us-east-1:123456789012:snapshot:${name}`,
    });
    expect(aws.snapshots.get(name)?.TagList).toEqual([
      { Key: 'backstage.io/entity-ref', Value: 'resource:default/retail-pg' },
      { Key: 'environment', Value: 'production' },
      { Key: 'slipway.dev/operation', Value: operationId },
      { Key: 'slipway.dev/purpose', Value: 'snapshot' },
    ]);
    expect(aws.changes).toEqual(['rds:CreateDBSnapshot']);
  });

  it('find out after a lost answer that it is being taken (F1)', async () => {
    const aws = new FakeAws();
    const snapshot = handlerOf(aws);
    const step = await accept(snapshot, context);
    aws.fail('rds:CreateDBSnapshot', anAwsError('x', { status: 503 }), {
      after: true,
    });
    const create = stepOf(snapshot, 'create-snapshot');
    await expect(carryOut(create, step)).rejects.toMatchObject({
      name: 'RetryableOperationError',
    });
    await carryOut(create, step);
    expect(aws.changes).toEqual(['rds:CreateDBSnapshot']);
  });

  it('leave alone one that somebody else took under the name (F8)', async () => {
    const aws = new FakeAws();
    const snapshot = handlerOf(aws);
    const step = await accept(snapshot, context);
    aws.snapshots.set(name, aSnapshot({ DBSnapshotIdentifier: name }));
    await expect(
      carryOut(stepOf(snapshot, 'create-snapshot'), step),
    ).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining('is taken by a snapshot'),
    });
    expect(aws.changes).toEqual([]);
  });

  it('wait where the instance is backed up just now', async () => {
    const aws = new FakeAws({
      instances: [anInstance({ DBInstanceStatus: 'backing-up' })],
    });
    const snapshot = handlerOf(aws);
    const step = await accept(snapshot, context);
    const create = stepOf(snapshot, 'create-snapshot');
    await expect(carryOut(create, step)).rejects.toMatchObject({
      name: 'RetryableOperationError',
      retryAfterSeconds: 30,
    });
    aws.changeInstance('retail-pg', { DBInstanceStatus: 'available' });
    await carryOut(create, step);
  });

  it('say how far it is, and that it failed', async () => {
    const aws = new FakeAws();
    aws.snapshotStatuses = ['creating', 'creating', 'creating', 'failed'];
    const snapshot = handlerOf(aws);
    const step = await accept(snapshot, context);
    await carryOut(stepOf(snapshot, 'create-snapshot'), step);
    aws.snapshots.set(name, {
      ...aws.snapshots.get(name),
      PercentProgress: 40,
    });
    const wait = stepOf(snapshot, 'await-snapshot');
    expect(await wait.look(step)).toMatchObject({
      status: 'running',
      progress: { done: 40, total: 100 },
    });
    await expect(wait.look(step)).rejects.toMatchObject({
      name: 'TerminalOperationError',
    });
  });

  it('are not at rest where somebody has removed it', async () => {
    const aws = new FakeAws();
    const snapshot = handlerOf(aws);
    const step = await accept(snapshot, context);
    await carryOut(stepOf(snapshot, 'create-snapshot'), step);
    aws.snapshots.delete(name);
    await expect(stepOf(snapshot, 'await-snapshot').look(step)).rejects.toThrow(
      'removed by somebody else',
    );
  });
});
