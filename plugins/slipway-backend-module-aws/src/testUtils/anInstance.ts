import { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';

/** The account of the examples. */
export const account = '123456789012';
/** The region of the examples. */
export const region = 'us-east-1';

const arn = (type: string, name: string) =>
  `arn:aws:rds:${region}:${account}:${type}:${name}`;

/** `retail-pg` as DescribeDBInstances shows it, with no setting that is a default of RDS. */
export function anInstance(parts: DBInstance = {}): DBInstance {
  const name = parts.DBInstanceIdentifier ?? 'retail-pg';
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arn('db', name),
    DbiResourceId: `db-${name.toLocaleUpperCase('en-US')}`,
    DBInstanceStatus: 'available',
    DBInstanceClass: 'db.r6g.large',
    Engine: 'postgres',
    EngineVersion: '16.4',
    DBName: 'retail',
    Endpoint: {
      Address: `${name}.cabc.${region}.rds.amazonaws.com`,
      Port: 5433,
    },
    AllocatedStorage: 200,
    MaxAllocatedStorage: 1000,
    StorageType: 'gp3',
    Iops: 3000,
    StorageThroughput: 125,
    StorageEncrypted: true,
    KmsKeyId: `arn:aws:kms:${region}:${account}:key/0a1b2c3d`,
    MultiAZ: true,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    CopyTagsToSnapshot: true,
    IAMDatabaseAuthenticationEnabled: true,
    EnabledCloudwatchLogsExports: ['postgresql'],
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    DBSubnetGroup: { DBSubnetGroupName: 'retail-data' },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0retail', Status: 'active' }],
    DBParameterGroups: [
      { DBParameterGroupName: 'retail-pg16', ParameterApplyStatus: 'in-sync' },
    ],
    OptionGroupMemberships: [
      { OptionGroupName: 'default:postgres-16', Status: 'in-sync' },
    ],
    BackupRetentionPeriod: 7,
    PreferredBackupWindow: '03:00-03:30',
    LatestRestorableTime: new Date('2026-01-15T09:55:00.000Z'),
    DeletionProtection: true,
    TagList: [
      { Key: 'backstage.io/entity-ref', Value: 'resource:default/retail-pg' },
      { Key: 'environment', Value: 'production' },
      { Key: 'aws:cloudformation:stack-name', Value: 'retail-data' },
    ],
    ...parts,
  };
}

/** An automated snapshot of `retail-pg`. */
export function aSnapshot(parts: DBSnapshot = {}): DBSnapshot {
  const name = parts.DBSnapshotIdentifier ?? 'rds:retail-pg-2026-01-15-03-10';
  return {
    DBSnapshotIdentifier: name,
    DBSnapshotArn: arn('snapshot', name),
    DBInstanceIdentifier: 'retail-pg',
    DbiResourceId: 'db-RETAIL-PG',
    SnapshotType: 'automated',
    SnapshotCreateTime: new Date('2026-01-15T03:10:00.000Z'),
    Status: 'available',
    PercentProgress: 100,
    Encrypted: true,
    KmsKeyId: `arn:aws:kms:${region}:${account}:key/0a1b2c3d`,
    TagList: [],
    ...parts,
  };
}
