import type { DBInstanceAutomatedBackup } from '@aws-sdk/client-rds';
import { toArn } from '../../account/arns';
import {
  listAutomatedBackups,
  nameOfBackup,
} from '../../account/automatedBackups';
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
    const wanted = {
      DbiResourceId: parameters.optionalText('DbiResourceId'),
      DBInstanceIdentifier: parameters.optionalText('DBInstanceIdentifier'),
      DBInstanceAutomatedBackupsArn: parameters.optionalText(
        'DBInstanceAutomatedBackupsArn',
      ),
    };
    const found = listAutomatedBackups(account, region, now).filter(backup =>
      Object.entries(wanted).every(
        ([key, value]) =>
          value === undefined || backup[key as keyof typeof wanted] === value,
      ),
    );
    const { items, Marker } = toPage(
      parameters,
      applyFilters(parameters, found, filterable),
      nameOfBackup,
    );
    return { DBInstanceAutomatedBackups: items, Marker };
  },
};
