import type { DBInstance } from '@aws-sdk/client-rds';
import { InputError } from '@backstage/errors';
import { toArn } from '../account/arns';
import type { InstanceRecord } from '../account/InstanceRecord';
import type { Region } from '../account/Region';
import {
  defaultOptionGroup,
  defaultParameterGroup,
  toResourceId,
} from './defaults';

/**
 * An instance with everything that RDS fills in where nothing is said.
 *
 * @throws InputError without an identifier.
 */
export function completeInstance(
  region: Region,
  given: DBInstance,
): InstanceRecord['settings'] {
  const { DBInstanceIdentifier: identifier } = given;
  if (!identifier) {
    throw new InputError('A DB instance needs a DBInstanceIdentifier');
  }
  const { place } = region;
  const base: DBInstance = {
    DBInstanceClass: 'db.t4g.medium',
    Engine: 'postgres',
    EngineVersion: '16.4',
    MasterUsername: 'postgres',
    AllocatedStorage: 20,
    StorageType: 'gp3',
    StorageEncrypted: false,
    InstanceCreateTime: new Date('2024-01-01T00:00:00Z'),
    PreferredBackupWindow: '03:00-03:30',
    PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
    BackupRetentionPeriod: 1,
    BackupTarget: 'region',
    DbInstancePort: 0,
    MultiAZ: false,
    AutoMinorVersionUpgrade: true,
    PubliclyAccessible: false,
    CopyTagsToSnapshot: false,
    DeletionProtection: false,
    IAMDatabaseAuthenticationEnabled: false,
    LicenseModel: 'postgresql-license',
    AvailabilityZone: `${place.region}a`,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    MonitoringInterval: 0,
    NetworkType: 'IPV4',
    DbiResourceId: toResourceId(place.accountId, place.region, identifier),
    ...given,
  };
  return {
    DBParameterGroups: [
      {
        DBParameterGroupName: defaultParameterGroup(base),
        ParameterApplyStatus: 'in-sync',
      },
    ],
    OptionGroupMemberships: [
      { OptionGroupName: defaultOptionGroup(base), Status: 'in-sync' },
    ],
    VpcSecurityGroups: [
      { VpcSecurityGroupId: region.defaultSecurityGroup, Status: 'active' },
    ],
    DBSecurityGroups: [],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    DomainMemberships: [],
    AssociatedRoles: [],
    ...base,
    DBSubnetGroup: {
      DBSubnetGroupName: 'default',
      DBSubnetGroupDescription: 'subnets of the simulated VPC',
      VpcId: 'vpc-0simulated',
      SubnetGroupStatus: 'Complete',
      ...given.DBSubnetGroup,
    },
    TagList: given.TagList ?? [],
    DBInstanceIdentifier: identifier.toLowerCase(),
    DBInstanceArn: toArn(place, 'db', identifier.toLowerCase()),
  };
}
