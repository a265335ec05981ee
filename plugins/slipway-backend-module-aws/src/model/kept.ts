import {
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
} from '@aws-sdk/client-rds';

const instanceMembers = [
  'DBInstanceArn',
  'DBInstanceIdentifier',
  'DbiResourceId',
  'DBClusterIdentifier',
  'DBInstanceStatus',
  'Engine',
  'EngineVersion',
  'LatestRestorableTime',
  'BackupRetentionPeriod',
  'StorageEncrypted',
  'KmsKeyId',
  'DeletionProtection',
  'MultiAZ',
  'DBInstanceAutomatedBackupsReplications',
  'TagList',
] as const satisfies readonly (keyof DBInstance)[];

const snapshotMembers = [
  'DBSnapshotIdentifier',
  'DBInstanceIdentifier',
  'DbiResourceId',
  'SnapshotType',
  'Status',
  'SnapshotCreateTime',
  'OriginalSnapshotCreateTime',
  'SnapshotDatabaseTime',
  'Encrypted',
  'TagList',
] as const satisfies readonly (keyof DBSnapshot)[];

const backupMembers = [
  'DBInstanceArn',
  'DBInstanceIdentifier',
  'DbiResourceId',
  'Status',
  'RestoreWindow',
] as const satisfies readonly (keyof DBInstanceAutomatedBackup)[];

/** What is kept of a DB instance, as AWS names it. */
export type KeptInstance = Pick<DBInstance, (typeof instanceMembers)[number]>;

/** What is kept of a DB snapshot. */
export type KeptSnapshot = Pick<DBSnapshot, (typeof snapshotMembers)[number]>;

/** What is kept of the automated backups of a DB instance. */
export type KeptBackup = Pick<
  DBInstanceAutomatedBackup,
  (typeof backupMembers)[number]
>;

/** Cuts a DB instance down to what is shown. */
export const trimInstance = (instance: DBInstance): KeptInstance =>
  pick(instance, instanceMembers);

/** Cuts a DB snapshot down to what is shown. */
export const trimSnapshot = (snapshot: DBSnapshot): KeptSnapshot =>
  pick(snapshot, snapshotMembers);

/** Cuts automated backups down to what is shown. */
export const trimBackup = (backup: DBInstanceAutomatedBackup): KeptBackup =>
  pick(backup, backupMembers);

function pick<TObject extends object, TKey extends keyof TObject>(
  object: TObject,
  keys: readonly TKey[],
): Pick<TObject, TKey> {
  return Object.fromEntries(
    keys
      .filter(key => object[key] !== undefined)
      .map(key => [key, object[key]]),
  ) as Pick<TObject, TKey>;
}
