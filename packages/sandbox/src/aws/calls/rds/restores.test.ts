/** @jest-environment node */
import {
  DescribeDBInstancesCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';
import type { InstanceStorage } from '../../InstanceStorage';
import { anAccount } from '../../testUtils/anAccount';
import { withoutData } from '../../withoutData';

type Simulated = Awaited<ReturnType<typeof anAccount>>;

const automated = 'rds:retail-pg-2026-03-01-03-00';

describe('restores', () => {
  let simulated: Simulated;
  let rds: RDSClient;

  async function start(options: Parameters<typeof anAccount>[0] = {}) {
    simulated = await anAccount(options);
    rds = simulated.clients.rds;
  }

  afterEach(() => simulated.stop());

  const restore = (more: object = {}) =>
    rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'copy',
        DBSnapshotIdentifier: automated,
        ...more,
      }),
    );

  const restoreAt = (RestoreTime?: Date, more: object = {}) =>
    rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        SourceDBInstanceIdentifier: 'retail-pg',
        TargetDBInstanceIdentifier: 'copy',
        RestoreTime,
        ...more,
      }),
    );

  async function describeCopy() {
    const { DBInstances } = await rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'copy' }),
    );
    return DBInstances?.[0];
  }

  it('makes an instance with the defaults of RDS, whatever its source had', async () => {
    await start();
    const { DBInstance } = await restore();

    expect(DBInstance).toMatchObject({
      DBInstanceIdentifier: 'copy',
      DBInstanceArn: 'arn:aws:rds:us-east-1:123456789012:db:copy',
      DBInstanceStatus: 'creating',
      DBInstanceClass: 'db.r6g.large',
      MultiAZ: false,
      DeletionProtection: false,
      StorageEncrypted: true,
      KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/retail',
      BackupRetentionPeriod: 7,
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0default' }],
      DBParameterGroups: [{ DBParameterGroupName: 'default.postgres16' }],
      DBSubnetGroup: { DBSubnetGroupName: 'default' },
      OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-16' }],
    });
    expect(DBInstance?.Endpoint).toBeUndefined();
  });

  it('does as the call says', async () => {
    await start();
    const asked = {
      MultiAZ: true,
      DeletionProtection: true,
      DBInstanceClass: 'db.t4g.medium',
      CopyTagsToSnapshot: true,
      BackupRetentionPeriod: 3,
      PreferredBackupWindow: '01:00-01:30',
    };
    const { DBInstance } = await restore({
      ...asked,
      DBSubnetGroupName: 'slipway-drills',
      DBParameterGroupName: 'retail-pg16',
      VpcSecurityGroupIds: ['sg-1', 'sg-2'],
      Tags: [{ Key: 'slipway.dev/operation', Value: 'abc' }],
    });

    expect(DBInstance).toMatchObject({
      ...asked,
      VpcSecurityGroups: [
        { VpcSecurityGroupId: 'sg-1' },
        { VpcSecurityGroupId: 'sg-2' },
      ],
      DBParameterGroups: [{ DBParameterGroupName: 'retail-pg16' }],
      DBSubnetGroup: { DBSubnetGroupName: 'slipway-drills' },
      TagList: [{ Key: 'slipway.dev/operation', Value: 'abc' }],
    });
  });

  it('goes from creating over backing-up to available, by the clock, where its server listens', async () => {
    await start({ timing: { restoreMs: 10 * 60_000, firstBackupMs: 60_000 } });
    await restore({ Port: 6543 });
    const statuses = [];
    for (const minutes of [0, 9, 1, 1]) {
      simulated.clock.advance(minutes);
      const copy = await describeCopy();
      const { Address, Port } = copy?.Endpoint ?? {};
      statuses.push([copy?.DBInstanceStatus, Address, Port]);
    }

    expect(statuses).toEqual([
      ['creating', undefined, undefined],
      ['creating', undefined, undefined],
      ['backing-up', 'copy.simulated.invalid', 5432],
      ['available', 'copy.simulated.invalid', 5432],
    ]);
  });

  it('is not available before its data is there, and is incompatible where that fails', async () => {
    let fail: (error: Error) => void = () => {};
    const storage: InstanceStorage = {
      ...withoutData(),
      restoreSnapshot: () =>
        new Promise((_resolve, reject) => {
          fail = reject;
        }),
    };
    await start({ storage });
    await restore();
    simulated.clock.advance(600);
    expect(await describeCopy()).toMatchObject({
      DBInstanceStatus: 'creating',
    });

    fail(new Error('the disk is full'));
    expect(await describeCopy()).toMatchObject({
      DBInstanceStatus: 'incompatible-restore',
    });
  });

  it('restores the data of the snapshot, or of the time that was asked for', async () => {
    const restored: unknown[] = [];
    await start({
      storage: {
        ...withoutData(),
        restoreSnapshot: async (...names) => {
          restored.push(names);
          return { address: '127.0.0.1', port: 1 };
        },
        restorePointInTime: async options => {
          restored.push(options);
          return { address: '127.0.0.1', port: 1 };
        },
      },
    });
    await restore();
    const time = new Date('2026-03-01T09:30:00Z');
    await restoreAt(time, { TargetDBInstanceIdentifier: 'other' });

    expect(restored).toEqual([
      [`us-east-1/${automated}`, 'us-east-1/copy'],
      { source: 'us-east-1/retail-pg', time, instance: 'us-east-1/other' },
    ]);
  });

  it('restores to the latest time, and to any within the window', async () => {
    await start();
    await restoreAt(undefined, { UseLatestRestorableTime: true });

    await expect(
      restoreAt(new Date('2026-03-01T11:56:00Z'), {
        TargetDBInstanceIdentifier: 'late',
      }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'The specified instance cannot be restored to a time earlier than 2026-02-22T12:00:00.000Z or later than 2026-03-01T11:55:00.000Z',
    });
  });

  it.each([
    ['DBSnapshotNotFoundFault', { DBSnapshotIdentifier: 'none' }],
    ['DBInstanceAlreadyExistsFault', { DBInstanceIdentifier: 'retail-pg' }],
    ['InvalidParameterValue', { DBInstanceIdentifier: '1-copy' }],
    ['DBSubnetGroupNotFoundFault', { DBSubnetGroupName: 'none' }],
    ['DBParameterGroupNotFoundFault', { DBParameterGroupName: 'none' }],
    ['InvalidParameterCombination', { DedicatedLogVolume: true }],
  ])('refuses with %s %j', async (name, more) => {
    await start();

    await expect(restore(more)).rejects.toMatchObject({ name });
    await expect(describeCopy()).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('refuses where a key may not be used, or the account is full', async () => {
    await start({ usEast1: { quotas: { DBInstances: 1 } } });
    await expect(restore()).rejects.toMatchObject({
      name: 'InstanceQuotaExceededFault',
    });
    await simulated.stop();

    await start();
    simulated.control.disableKey(
      'us-east-1',
      'arn:aws:kms:us-east-1:123456789012:key/retail',
    );
    await expect(restore()).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
    });
  });

  it('has no point in time without backups', async () => {
    await start();
    simulated.control.removeBackups({
      region: 'us-east-1',
      instance: 'retail-pg',
    });

    await expect(
      restoreAt(undefined, { UseLatestRestorableTime: true }),
    ).rejects.toMatchObject({ name: 'PointInTimeRestoreNotEnabledFault' });
    await expect(restore()).rejects.toMatchObject({
      name: 'DBSnapshotNotFoundFault',
    });
  });
});
