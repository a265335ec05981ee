import type { DBInstance, Tag } from '@aws-sdk/client-rds';
import type { Region } from '../../account/Region';
import { defaultOptionGroup, defaultParameterGroup } from '../../seed/defaults';
import { AwsError } from '../../wire/AwsError';
import type { Parameters } from '../../wire/Parameters';
import type { ApiRequest } from '../ApiCall';
import { readTags } from '../tags';
import { checkKey } from './keys';

/** What both restores know of the instance to be made. */
export const restoreParameters = [
  'AllocatedStorage',
  'AutoMinorVersionUpgrade',
  'AvailabilityZone',
  'BackupRetentionPeriod',
  'CACertificateIdentifier',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DBParameterGroupName',
  'DBSubnetGroupName',
  'DeletionProtection',
  'EnableCloudwatchLogsExports',
  'EnableIAMDatabaseAuthentication',
  'Engine',
  'Iops',
  'LicenseModel',
  'MultiAZ',
  'NetworkType',
  'OptionGroupName',
  'Port',
  'PreferredBackupWindow',
  'PubliclyAccessible',
  'StorageThroughput',
  'StorageType',
  'Tags',
  'VpcSecurityGroupIds',
];

/** Settings of the source that RDS takes over where the call says nothing; everything else is at its default. */
const inherited = [
  'AllocatedStorage',
  'BackupRetentionPeriod',
  'DBInstanceClass',
  'DBName',
  'Engine',
  'EngineVersion',
  'Iops',
  'KmsKeyId',
  'LicenseModel',
  'MasterUsername',
  'PreferredBackupWindow',
  'StorageEncrypted',
  'StorageThroughput',
  'StorageType',
] as const;

/**
 * What a restored instance is like: default security group, parameter group and subnet group, a single zone and no deletion protection
 * unless the call says otherwise.
 *
 * @remarks
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
 * @throws AwsError DBSubnetGroupNotFoundFault, DBParameterGroupNotFound, KMSKeyNotAccessibleFault
 */
export function readRestored(
  request: ApiRequest,
  options: { source: DBInstance; sourceTags: Tag[] },
): DBInstance {
  const { region, parameters } = request;
  const { source, sourceTags } = options;
  const kept: DBInstance = Object.fromEntries(
    inherited.map(name => [name, source[name]]),
  );
  const given: DBInstance = withoutAbsent({
    AllocatedStorage: parameters.optionalNumber('AllocatedStorage'),
    AutoMinorVersionUpgrade: parameters.optionalBoolean(
      'AutoMinorVersionUpgrade',
    ),
    AvailabilityZone: parameters.optionalText('AvailabilityZone'),
    BackupRetentionPeriod: parameters.optionalNumber('BackupRetentionPeriod'),
    CACertificateIdentifier: parameters.optionalText('CACertificateIdentifier'),
    CopyTagsToSnapshot: parameters.optionalBoolean('CopyTagsToSnapshot'),
    DBInstanceClass: parameters.optionalText('DBInstanceClass'),
    DeletionProtection: parameters.optionalBoolean('DeletionProtection'),
    EnabledCloudwatchLogsExports: parameters.texts(
      'EnableCloudwatchLogsExports',
    ),
    IAMDatabaseAuthenticationEnabled: parameters.optionalBoolean(
      'EnableIAMDatabaseAuthentication',
    ),
    Iops: parameters.optionalNumber('Iops'),
    LicenseModel: parameters.optionalText('LicenseModel'),
    MultiAZ: parameters.optionalBoolean('MultiAZ'),
    NetworkType: parameters.optionalText('NetworkType'),
    PreferredBackupWindow: parameters.optionalText('PreferredBackupWindow'),
    PubliclyAccessible: parameters.optionalBoolean('PubliclyAccessible'),
    StorageThroughput: parameters.optionalNumber('StorageThroughput'),
    StorageType: parameters.optionalText('StorageType'),
  });
  checkKey(request, source.KmsKeyId);
  return {
    ...kept,
    ...given,
    TagList: readTags(parameters) ?? sourceTags,
    ...readGroups(region, parameters, source),
  };
}

function readGroups(
  region: Region,
  parameters: Parameters,
  source: DBInstance,
): DBInstance {
  const parameterGroup =
    parameters.optionalText('DBParameterGroupName') ??
    defaultParameterGroup(source);
  const subnetGroup = parameters.optionalText('DBSubnetGroupName') ?? 'default';
  if (
    !parameterGroup.startsWith('default.') &&
    !region.parameterGroups.has(parameterGroup)
  ) {
    throw new AwsError(
      'DBParameterGroupNotFound',
      `DBParameterGroup not found: ${parameterGroup}`,
      404,
    );
  }
  if (!region.subnetGroups.has(subnetGroup)) {
    throw new AwsError(
      'DBSubnetGroupNotFoundFault',
      `DB subnet group ${subnetGroup} does not exist.`,
      404,
    );
  }
  const groups = parameters.texts('VpcSecurityGroupIds') ?? [];
  return {
    DBParameterGroups: [
      { DBParameterGroupName: parameterGroup, ParameterApplyStatus: 'in-sync' },
    ],
    DBSubnetGroup: { DBSubnetGroupName: subnetGroup },
    OptionGroupMemberships: [
      {
        OptionGroupName:
          parameters.optionalText('OptionGroupName') ??
          defaultOptionGroup(source),
        Status: 'in-sync',
      },
    ],
    VpcSecurityGroups: (groups.length > 0
      ? groups
      : [region.defaultSecurityGroup]
    ).map(VpcSecurityGroupId => ({ VpcSecurityGroupId, Status: 'active' })),
  };
}

function withoutAbsent(instance: DBInstance): DBInstance {
  return Object.fromEntries(
    Object.entries(instance).filter(([, value]) => value !== undefined),
  );
}
