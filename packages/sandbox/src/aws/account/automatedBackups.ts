import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import type { Account } from './Account';
import { toArn } from './arns';
import { getRestoreWindow, type InstanceRecord } from './InstanceRecord';
import type { Region } from './Region';

/**
 * The automated backups that a region has at a time: of its instances, replicated from other regions, and left by instances that are no
 * more.
 */
export function listAutomatedBackups(
  account: Account,
  region: Region,
  now: Date,
): DBInstanceAutomatedBackup[] {
  const own = region.instances
    .filter(({ settings }) => (settings.BackupRetentionPeriod ?? 0) > 0)
    .map(record => ({
      ...describeBackup(account, { record, region, now }),
      DBInstanceAutomatedBackupsReplications: findReplications(
        account,
        record,
      ).map(({ DBInstanceAutomatedBackupsArn }) => ({
        DBInstanceAutomatedBackupsArn,
      })),
    }));
  const others = region.automatedBackups.map(backup => {
    const record = findOriginal(account, backup);
    return record
      ? {
          ...describeBackup(account, { record, region, now }),
          Status: 'replicating',
          ...backup,
        }
      : { Status: 'retained', ...backup };
  });
  return [...own, ...others].sort((one, other) =>
    nameOfBackup(one) < nameOfBackup(other) ? -1 : 1,
  );
}

/** By what automated backups are in order. */
export function nameOfBackup({
  DBInstanceIdentifier = '',
  DbiResourceId = '',
  Region: origin = '',
}: DBInstanceAutomatedBackup): string {
  return `${DBInstanceIdentifier} ${origin} ${DbiResourceId}`;
}

/** The instance whose backups are replicated to here. */
function findOriginal(
  account: Account,
  { DBInstanceIdentifier = '', Region: origin }: DBInstanceAutomatedBackup,
): InstanceRecord | undefined {
  return origin
    ? account.region(origin).findInstance(DBInstanceIdentifier)
    : undefined;
}

function findReplications(
  account: Account,
  record: InstanceRecord,
): DBInstanceAutomatedBackup[] {
  return account.regions.flatMap(region =>
    region.automatedBackups
      .filter(backup => findOriginal(account, backup) === record)
      .map(backup => ({
        ...backup,
        DBInstanceAutomatedBackupsArn:
          backup.DBInstanceAutomatedBackupsArn ?? toBackupArn(region, record),
      })),
  );
}

function describeBackup(
  account: Account,
  options: { record: InstanceRecord; region: Region; now: Date },
): DBInstanceAutomatedBackup {
  const { record, region, now } = options;
  const { settings } = record;
  const { timing } = account.surroundings;
  const window = getRestoreWindow(record, { now, timing });
  return {
    DBInstanceArn: settings.DBInstanceArn,
    DbiResourceId: settings.DbiResourceId,
    DBInstanceIdentifier: settings.DBInstanceIdentifier,
    DBInstanceAutomatedBackupsArn: toBackupArn(region, record),
    Region: settings.DBInstanceArn.split(':')[3],
    Status: window ? 'active' : 'creating',
    RestoreWindow: window,
    BackupRetentionPeriod: settings.BackupRetentionPeriod,
    PreferredBackupWindow: settings.PreferredBackupWindow,
    BackupTarget: settings.BackupTarget,
    InstanceCreateTime: settings.InstanceCreateTime,
    Engine: settings.Engine,
    EngineVersion: settings.EngineVersion,
    AllocatedStorage: settings.AllocatedStorage,
    StorageType: settings.StorageType,
    Encrypted: settings.StorageEncrypted,
    KmsKeyId: settings.KmsKeyId,
    MasterUsername: settings.MasterUsername,
    AvailabilityZone: settings.AvailabilityZone,
    VpcId: settings.DBSubnetGroup?.VpcId,
    Port: record.endpoint()?.Port,
  };
}

function toBackupArn(region: Region, { settings }: InstanceRecord): string {
  const id = settings.DbiResourceId?.slice(3).toLowerCase();
  return toArn(region.place, 'auto-backup', `ab-${id}`);
}
