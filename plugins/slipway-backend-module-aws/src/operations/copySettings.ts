import { DBInstance } from '@aws-sdk/client-rds';
import { z } from 'zod/v3';
import { AwsTargetConfig } from '../accounts/targetConfig';
import { getOwnTags } from './copyName';

/**
 * The settings of an instance that a copy of it has to have as well.
 *
 * @remarks
 * Where a restore is not told, RDS gives the copy the default security group and parameter group, and one zone.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceToPointInTime.html
 */
export const copySettingsSchema = z
  .object({
    instanceClass: z.string(),
    multiAz: z.boolean(),
    port: z.number().optional(),
    subnetGroup: z.string().optional(),
    securityGroups: z.array(z.string()),
    publiclyAccessible: z.boolean(),
    parameterGroup: z.string().optional(),
    optionGroup: z.string().optional(),
    storageType: z.string().optional(),
    iops: z.number().optional(),
    storageThroughput: z.number().optional(),
    maxAllocatedStorage: z.number().optional(),
    kmsKey: z.string().optional(),
    certificateAuthority: z.string().optional(),
    iamAuthentication: z.boolean(),
    logExports: z.array(z.string()),
    copyTagsToSnapshot: z.boolean(),
    autoMinorVersionUpgrade: z.boolean(),
    backupRetentionDays: z.number(),
    backupWindow: z.string().optional(),
    deletionProtection: z.boolean(),
    tags: z.record(z.string()),
  })
  .strict();

/** The settings of an instance that a copy of it has to have as well. */
export type CopySettings = z.infer<typeof copySettingsSchema>;

/** What an instance has. */
export function readSettings(instance: DBInstance): CopySettings {
  const settings: CopySettings = {
    instanceClass: instance.DBInstanceClass ?? '',
    multiAz: instance.MultiAZ ?? false,
    port: instance.Endpoint?.Port ?? (instance.DbInstancePort || undefined),
    subnetGroup: instance.DBSubnetGroup?.DBSubnetGroupName,
    securityGroups: (instance.VpcSecurityGroups ?? [])
      .map(group => group.VpcSecurityGroupId ?? '')
      .sort(),
    publiclyAccessible: instance.PubliclyAccessible ?? false,
    parameterGroup: instance.DBParameterGroups?.[0]?.DBParameterGroupName,
    optionGroup: instance.OptionGroupMemberships?.[0]?.OptionGroupName,
    storageType: instance.StorageType,
    ...(hasProvisionedStorage(instance) && {
      iops: instance.Iops,
      storageThroughput: instance.StorageThroughput || undefined,
    }),
    maxAllocatedStorage: instance.MaxAllocatedStorage || undefined,
    kmsKey: instance.KmsKeyId,
    certificateAuthority: instance.CACertificateIdentifier,
    iamAuthentication: instance.IAMDatabaseAuthenticationEnabled ?? false,
    logExports: [...(instance.EnabledCloudwatchLogsExports ?? [])].sort(),
    copyTagsToSnapshot: instance.CopyTagsToSnapshot ?? false,
    autoMinorVersionUpgrade: instance.AutoMinorVersionUpgrade ?? false,
    backupRetentionDays: instance.BackupRetentionPeriod ?? 0,
    backupWindow: instance.PreferredBackupWindow,
    deletionProtection: instance.DeletionProtection ?? false,
    tags: getOwnTags(instance.TagList),
  };
  return withoutAbsent(settings);
}

/**
 * What a copy for a drill has: the size of its source, so that the time is that of a true recovery, and a network of its
 * own, out of reach of everything that production uses.
 */
export function isolateSettings(
  settings: CopySettings,
  drills: NonNullable<AwsTargetConfig['drills']>,
): CopySettings {
  return {
    ...settings,
    subnetGroup: drills.subnetGroup,
    securityGroups: [...drills.securityGroupIds].sort(),
    publiclyAccessible: false,
    // Nothing of it is kept.
    backupRetentionDays: 0,
    deletionProtection: false,
  };
}

/**
 * Whether the speed of its storage can be set: RDS shows it of every gp3 volume, and refuses it for small ones.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
function hasProvisionedStorage({
  StorageType = '',
  AllocatedStorage = 0,
}: DBInstance): boolean {
  return (
    StorageType.startsWith('io') ||
    (StorageType === 'gp3' && AllocatedStorage >= 400)
  );
}

/** Kept as JSON, where there is no `undefined`. */
function withoutAbsent<TObject extends object>(object: TObject): TObject {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as TObject;
}
