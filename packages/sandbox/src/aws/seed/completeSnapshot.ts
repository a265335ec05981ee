import type { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import { InputError } from '@backstage/errors';
import { toArn } from '../account/arns';
import type { Region } from '../account/Region';
import type { SnapshotRecord } from '../account/SnapshotRecord';

/**
 * A snapshot with everything that it takes over from its instance.
 *
 * @throws InputError without an identifier.
 */
export function completeSnapshot(
  region: Region,
  options: { source: DBInstance; given: DBSnapshot },
): SnapshotRecord['settings'] {
  const { source, given } = options;
  const { DBSnapshotIdentifier: identifier } = given;
  if (!identifier) {
    throw new InputError('A DB snapshot needs a DBSnapshotIdentifier');
  }
  const created = given.SnapshotCreateTime;
  return {
    DBInstanceIdentifier: source.DBInstanceIdentifier,
    Engine: source.Engine,
    EngineVersion: source.EngineVersion,
    AllocatedStorage: source.AllocatedStorage,
    Port: source.Endpoint?.Port ?? 5432,
    AvailabilityZone: source.AvailabilityZone,
    VpcId: source.DBSubnetGroup?.VpcId,
    InstanceCreateTime: source.InstanceCreateTime,
    MasterUsername: source.MasterUsername,
    LicenseModel: source.LicenseModel,
    SnapshotType: identifier.startsWith('rds:') ? 'automated' : 'manual',
    Iops: source.Iops,
    StorageThroughput: source.StorageThroughput,
    StorageType: source.StorageType,
    OptionGroupName: source.OptionGroupMemberships?.[0]?.OptionGroupName,
    Encrypted: source.StorageEncrypted,
    KmsKeyId: source.KmsKeyId,
    IAMDatabaseAuthenticationEnabled: source.IAMDatabaseAuthenticationEnabled,
    DbiResourceId: source.DbiResourceId,
    SnapshotTarget: 'region',
    ProcessorFeatures: [],
    OriginalSnapshotCreateTime: created,
    SnapshotDatabaseTime: created,
    ...given,
    TagList: given.TagList ?? [],
    DBSnapshotIdentifier: identifier.toLowerCase(),
    DBSnapshotArn: toArn(region.place, 'snapshot', identifier.toLowerCase()),
  };
}
