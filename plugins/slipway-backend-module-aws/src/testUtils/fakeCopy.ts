import { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import { account, region } from './anInstance';

/** What a copy is made from. */
export interface CopyRequest {
  source: DBInstance | undefined;
  snapshot: DBSnapshot | undefined;
  input: Record<string, unknown>;
}

/** A restored instance as RDS makes it: with its own defaults, wherever the request does not say otherwise. */
export function buildCopy(
  name: string,
  { source = {}, snapshot, input }: CopyRequest,
): DBInstance {
  const asked = input as Partial<DBInstance> & {
    Port?: number;
    DBSubnetGroupName?: string;
    DBParameterGroupName?: string;
    OptionGroupName?: string;
    VpcSecurityGroupIds?: string[];
    EnableIAMDatabaseAuthentication?: boolean;
    EnableCloudwatchLogsExports?: string[];
    Tags?: DBInstance['TagList'];
  };
  const { VpcSecurityGroupIds: groups = ['sg-default'] } = asked;
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: `arn:aws:rds:${region}:${account}:db:${name}`,
    DbiResourceId: `db-${name.toLocaleUpperCase('en-US')}`,
    DBInstanceClass: asked.DBInstanceClass ?? source.DBInstanceClass,
    Engine: source.Engine,
    EngineVersion: source.EngineVersion,
    DBName: source.DBName,
    Endpoint: {
      Address: `${name}.cabc.${region}.rds.amazonaws.com`,
      Port: asked.Port ?? 5432,
    },
    AllocatedStorage: source.AllocatedStorage,
    MaxAllocatedStorage: asked.MaxAllocatedStorage,
    StorageType: asked.StorageType ?? source.StorageType,
    Iops: asked.Iops ?? 3000,
    StorageThroughput: asked.StorageThroughput ?? 125,
    KmsKeyId: snapshot ? snapshot.KmsKeyId : source.KmsKeyId,
    MultiAZ: asked.MultiAZ ?? false,
    PubliclyAccessible: asked.PubliclyAccessible ?? false,
    AutoMinorVersionUpgrade: asked.AutoMinorVersionUpgrade ?? true,
    CopyTagsToSnapshot: asked.CopyTagsToSnapshot ?? false,
    IAMDatabaseAuthenticationEnabled:
      asked.EnableIAMDatabaseAuthentication ?? false,
    EnabledCloudwatchLogsExports: asked.EnableCloudwatchLogsExports,
    CACertificateIdentifier:
      asked.CACertificateIdentifier ?? 'rds-ca-ecc384-g1',
    DBSubnetGroup: { DBSubnetGroupName: asked.DBSubnetGroupName ?? 'default' },
    VpcSecurityGroups: groups.map(id => ({
      VpcSecurityGroupId: id,
      Status: 'active',
    })),
    DBParameterGroups: [
      {
        DBParameterGroupName:
          asked.DBParameterGroupName ?? 'default.postgres16',
        ParameterApplyStatus: 'in-sync',
      },
    ],
    OptionGroupMemberships: [
      {
        OptionGroupName: asked.OptionGroupName ?? 'default:postgres-16',
        Status: 'in-sync',
      },
    ],
    BackupRetentionPeriod:
      asked.BackupRetentionPeriod ?? source.BackupRetentionPeriod,
    PreferredBackupWindow:
      asked.PreferredBackupWindow ?? source.PreferredBackupWindow,
    DeletionProtection: asked.DeletionProtection ?? false,
    TagList: asked.Tags ?? [],
  };
}
