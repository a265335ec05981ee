import { DBInstance } from '@aws-sdk/client-rds';
import { anInstance, aSnapshot } from '../testUtils/anInstance';
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
const snapshotId = 'rds:retail-pg-2026-01-15-03-10';
const copyName = 'retail-pg-restored-0f3a2b1c';
const reset = Object.assign(new Error('socket hang up'), {
  code: 'ECONNRESET',
});
const anAccount = () => new FakeAws({ snapshots: [aSnapshot()] });
const restoreOf = (aws: FakeAws) =>
  createOperationHandlers(portsOf(aws)).restore;
const toPoint = aPlanContext<'restore'>({ pointInTime: point });

describe('the steps of a restore', () => {
  it('make a new instance with every setting of the source, and leave the source alone (F9, F10)', async () => {
    const aws = anAccount();
    const source = structuredClone(aws.instances.get('retail-pg'));
    const restore = restoreOf(aws);
    const { findings, failure } = await runAll(
      restore,
      await accept(restore, toPoint),
    );
    expect(failure).toBeUndefined();
    expect(findings['restore-instance']).toEqual({
      type: 'made',
      id: copyName,
      resourceName: `arn:aws:rds:us-east-1:123456789012:db:${copyName}`,
    });
    expect(findings['await-instance']).toMatchObject({
      type: 'recovered',
      from: `the point in time ${point}`,
      time: point,
    });
    expect(aws.instances.get('retail-pg')).toEqual(source);
    expect(aws.instances.get(copyName)).toMatchObject({
      DBInstanceClass: 'db.r6g.large',
      MultiAZ: true,
      DBSubnetGroup: { DBSubnetGroupName: 'retail-data' },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0retail' }],
      DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
      BackupRetentionPeriod: 7,
      DeletionProtection: true,
      TagList: [
        { Key: 'backstage.io/entity-ref', Value: 'resource:default/retail-pg' },
        { Key: 'environment', Value: 'production' },
        { Key: 'slipway.dev/operation', Value: operationId },
        { Key: 'slipway.dev/purpose', Value: 'restore' },
        { Key: 'slipway.dev/recovered-to', Value: point },
      ],
    });
    expect(aws.changes).toEqual(['rds:RestoreDBInstanceToPointInTime']);
  });

  it('take the time of the data from the snapshot', async () => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = aPlanContext<'restore'>({ recoveryPoint: snapshotId });
    const { findings } = await runAll(restore, await accept(restore, context));
    expect(findings['await-instance']).toMatchObject({
      from: `snapshot ${snapshotId}`,
      time: '2026-01-15T03:10:00.000Z',
    });
  });

  it('find out after a lost answer that the copy is there (F1)', async () => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = await accept(restore, toPoint);
    const step = stepOf(restore, 'restore-instance');
    aws.fail('rds:RestoreDBInstanceToPointInTime', reset, { after: true });
    await expect(carryOut(step, context)).rejects.toMatchObject({
      name: 'RetryableOperationError',
    });
    await expect(carryOut(step, context)).resolves.toMatchObject({
      status: 'succeeded',
    });
    expect(aws.changes).toEqual(['rds:RestoreDBInstanceToPointInTime']);
  });

  it('leave alone what somebody else has put under the name (F8)', async () => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = await accept(restore, toPoint);
    aws.setInstance(anInstance({ DBInstanceIdentifier: copyName }));
    await expect(
      carryOut(stepOf(restore, 'restore-instance'), context),
    ).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining('is taken by an instance'),
    });
    expect(aws.changes).toEqual([]);
  });

  it('look whose it is where the name was taken at the same moment (F8)', async () => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = await accept(restore, toPoint);
    const step = stepOf(restore, 'restore-instance');
    await step.look(context);
    aws.setInstance(anInstance({ DBInstanceIdentifier: copyName }));
    await expect(step.act?.(context)).rejects.toMatchObject({
      name: 'RetryableOperationError',
    });
    await expect(step.look(context)).rejects.toMatchObject({
      name: 'TerminalOperationError',
    });
  });

  it.each<[string, (aws: FakeAws) => void, string]>([
    [
      'the source was made anew (F9)',
      aws => aws.changeInstance('retail-pg', { DbiResourceId: 'db-ANOTHER' }),
      'deleted and made anew',
    ],
    [
      'the source belongs to somebody else by now (S2)',
      aws => aws.changeInstance('retail-pg', { TagList: [] }),
      'no longer proves',
    ],
    [
      'the snapshot is another one by now (S12)',
      aws =>
        aws.snapshots.set(
          snapshotId,
          aSnapshot({ SnapshotCreateTime: new Date('2026-01-15T08:00:00Z') }),
        ),
      'no longer the one',
    ],
    [
      'a right is missing after all (F6)',
      aws => aws.denied.add('rds:RestoreDBInstanceFromDBSnapshot'),
      'may not do rds:RestoreDBInstanceFromDBSnapshot on arn:aws:rds',
    ],
    [
      'the key may not be used',
      aws =>
        aws.fail(
          'rds:RestoreDBInstanceFromDBSnapshot',
          anAwsError('KMSKeyNotAccessibleFault'),
        ),
      'KMSKeyNotAccessible',
    ],
  ])('end for good where %s', async (_, arrange, message) => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = await accept(
      restore,
      aPlanContext<'restore'>({ recoveryPoint: snapshotId }),
    );
    arrange(aws);
    await expect(
      carryOut(stepOf(restore, 'restore-instance'), context),
    ).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining(message),
    });
    expect([...aws.instances.keys()]).toEqual(['retail-pg']);
  });

  it('act no more once the process has lost the operation (F14)', async () => {
    const aws = anAccount();
    const restore = restoreOf(aws);
    const context = await accept(restore, toPoint, {
      signal: AbortSignal.abort(),
    });
    await expect(
      carryOut(stepOf(restore, 'restore-instance'), context),
    ).rejects.toThrow('no longer act');
    expect(aws.changes).toEqual([]);
  });

  it('say that AWS could not make it', async () => {
    const aws = anAccount();
    aws.copyStatuses = ['creating', 'incompatible-restore'];
    const restore = restoreOf(aws);
    const { failure } = await runAll(restore, await accept(restore, toPoint));
    expect(failure).toMatchObject({
      name: 'TerminalOperationError',
      message: `AWS could not make ${copyName}: it is incompatible-restore`,
    });
  });

  it.each<[string, DBInstance, string]>([
    [
      'the default security group',
      { VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-default' }] },
      'securityGroups is ["sg-default"] instead of ["sg-0retail"]',
    ],
    [
      'the default parameter group',
      { DBParameterGroups: [{ DBParameterGroupName: 'default.postgres16' }] },
      'parameterGroup is "default.postgres16" instead of "retail-pg16"',
    ],
    ['one zone', { MultiAZ: false }, 'multiAz is false instead of true'],
    [
      'fewer backups',
      { BackupRetentionPeriod: 1 },
      'backupRetentionDays is 1 instead of 7',
    ],
  ])(
    'fail before use where the copy has %s, naming it (F10)',
    async (_, parts, message) => {
      const aws = anAccount();
      aws.onRestore = copy => ({ ...copy, ...parts });
      const restore = restoreOf(aws);
      const { failure, findings } = await runAll(
        restore,
        await accept(restore, toPoint),
      );
      expect(failure).toMatchObject({
        name: 'TerminalOperationError',
        message: `${copyName} is not as planned: ${message}`,
      });
      expect(findings['run-checks']).toBeUndefined();
      expect(aws.instances.has(copyName)).toBe(true);
    },
  );
});
