import {
  RestoreDBInstanceFromDBSnapshotCommandInput,
  RestoreDBInstanceToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import { CopyPlan } from './copyPlan';
import { toTagList } from './copyName';

/** What a restore is asked for: exactly one of the two calls. */
export type RestoreInput =
  | {
      action: 'rds:RestoreDBInstanceFromDBSnapshot';
      input: RestoreDBInstanceFromDBSnapshotCommandInput;
    }
  | {
      action: 'rds:RestoreDBInstanceToPointInTime';
      input: RestoreDBInstanceToPointInTimeCommandInput;
    };

/** The request that makes the copy, with every setting of the plan in it. */
export function buildRestoreInput(
  { source, recovery, settings }: CopyPlan,
  copy: { identifier: string; tags: Readonly<Record<string, string>> },
): RestoreInput {
  const common = {
    DBInstanceClass: settings.instanceClass,
    Port: settings.port,
    DBSubnetGroupName: settings.subnetGroup,
    MultiAZ: settings.multiAz,
    PubliclyAccessible: settings.publiclyAccessible,
    AutoMinorVersionUpgrade: settings.autoMinorVersionUpgrade,
    Iops: settings.iops,
    StorageThroughput: settings.storageThroughput,
    StorageType: settings.storageType,
    OptionGroupName: settings.optionGroup,
    VpcSecurityGroupIds: unlessEmpty(settings.securityGroups),
    DBParameterGroupName: settings.parameterGroup,
    CopyTagsToSnapshot: settings.copyTagsToSnapshot,
    EnableIAMDatabaseAuthentication: settings.iamAuthentication,
    EnableCloudwatchLogsExports: unlessEmpty(settings.logExports),
    DeletionProtection: settings.deletionProtection,
    BackupRetentionPeriod: settings.backupRetentionDays,
    PreferredBackupWindow: settings.backupWindow,
    CACertificateIdentifier: settings.certificateAuthority,
    Tags: toTagList({ ...settings.tags, ...copy.tags }),
  };
  if (recovery.from === 'snapshot') {
    return {
      action: 'rds:RestoreDBInstanceFromDBSnapshot',
      input: {
        DBInstanceIdentifier: copy.identifier,
        DBSnapshotIdentifier: recovery.snapshot,
        ...common,
      },
    };
  }
  return {
    action: 'rds:RestoreDBInstanceToPointInTime',
    input: {
      SourceDBInstanceIdentifier: source.identifier,
      TargetDBInstanceIdentifier: copy.identifier,
      ...(recovery.from === 'latest'
        ? { UseLatestRestorableTime: true }
        : { RestoreTime: new Date(recovery.time) }),
      MaxAllocatedStorage: settings.maxAllocatedStorage,
      ...common,
    },
  };
}

/** An empty list is one empty item on the wire, which RDS refuses. */
function unlessEmpty<TItem>(list: TItem[]): TItem[] | undefined {
  return list.length ? list : undefined;
}
