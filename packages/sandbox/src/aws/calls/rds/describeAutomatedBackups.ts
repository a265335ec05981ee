import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { toArn } from '../../account/arns';
import { getRestoreWindow } from '../../account/InstanceRecord';
import type { AwsTiming } from '../../AwsTiming';
import type { Region } from '../../account/Region';
import type { ApiCall } from '../ApiCall';
import { applyFilters, type Filterable } from './filters';
import { pageParameters, toPage } from './page';

const filterable: Filterable<DBInstanceAutomatedBackup> = {
  status: ({ Status }) => [Status],
  'db-instance-id': ({ DBInstanceIdentifier }) => [DBInstanceIdentifier],
  'dbi-resource-id': ({ DbiResourceId }) => [DbiResourceId],
};

/** `DescribeDBInstanceAutomatedBackups` */
export const describeAutomatedBackups: ApiCall = {
  parameters: [
    'DbiResourceId',
    'DBInstanceIdentifier',
    'DBInstanceAutomatedBackupsArn',
    'Filters',
    ...pageParameters,
  ],
  needs: ({ region }) => [
    {
      action: 'rds:DescribeDBInstanceAutomatedBackups',
      resource: toArn(region.place, 'auto-backup', '*'),
    },
  ],
  answer({ account, region, parameters, now }) {
    const { timing } = account.surroundings;
    const wanted = {
      DbiResourceId: parameters.optionalText('DbiResourceId'),
      DBInstanceIdentifier: parameters.optionalText('DBInstanceIdentifier'),
      DBInstanceAutomatedBackupsArn: parameters.optionalText(
        'DBInstanceAutomatedBackupsArn',
      ),
    };
    const found = listBackups(region, { now, timing }).filter(backup =>
      Object.entries(wanted).every(
        ([key, value]) =>
          value === undefined || backup[key as keyof typeof wanted] === value,
      ),
    );
    const { items, Marker } = toPage(
      parameters,
      applyFilters(parameters, found, filterable),
      nameOf,
    );
    return { DBInstanceAutomatedBackups: items, Marker };
  },
};

function nameOf({
  DBInstanceIdentifier = '',
  DbiResourceId = '',
  Region: region = '',
}: DBInstanceAutomatedBackup): string {
  return `${DBInstanceIdentifier} ${region} ${DbiResourceId}`;
}

/** Those of the instances that keep backups, and those that were put there. */
function listBackups(
  region: Region,
  options: { now: Date; timing: AwsTiming },
): DBInstanceAutomatedBackup[] {
  const active = region.instances
    .filter(({ settings }) => (settings.BackupRetentionPeriod ?? 0) > 0)
    .map(record => {
      const { settings } = record;
      const window = getRestoreWindow(record, options);
      return {
        DBInstanceArn: settings.DBInstanceArn,
        DbiResourceId: settings.DbiResourceId,
        DBInstanceIdentifier: settings.DBInstanceIdentifier,
        DBInstanceAutomatedBackupsArn: toArn(
          region.place,
          'auto-backup',
          `ab-${settings.DbiResourceId?.slice(3).toLowerCase()}`,
        ),
        Region: region.place.region,
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
    });
  return [...active, ...region.automatedBackups].sort((one, other) =>
    nameOf(one) < nameOf(other) ? -1 : 1,
  );
}
