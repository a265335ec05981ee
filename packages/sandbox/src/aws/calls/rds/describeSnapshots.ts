import { toArn } from '../../account/arns';
import {
  describeSnapshot,
  type SnapshotRecord,
} from '../../account/SnapshotRecord';
import type { ApiCall } from '../ApiCall';
import { applyFilters, type Filterable } from './filters';
import { pageParameters, toPage } from './page';

const filterable: Filterable<SnapshotRecord> = {
  'db-instance-id': ({ settings }) => [settings.DBInstanceIdentifier],
  'db-snapshot-id': ({ settings }) => [settings.DBSnapshotIdentifier],
  'dbi-resource-id': ({ settings }) => [settings.DbiResourceId],
  'snapshot-type': ({ settings }) => [settings.SnapshotType],
  engine: ({ settings }) => [settings.Engine],
};

/** `DescribeDBSnapshots` */
export const describeSnapshots: ApiCall = {
  parameters: [
    'DBInstanceIdentifier',
    'DBSnapshotIdentifier',
    'DbiResourceId',
    'SnapshotType',
    'Filters',
    'IncludeShared',
    'IncludePublic',
    ...pageParameters,
  ],
  needs: ({ region, parameters }) => {
    const name = parameters.optionalText('DBSnapshotIdentifier') ?? '*';
    const resource = region.findSnapshot(name)?.settings.DBSnapshotArn;
    return [
      {
        action: 'rds:DescribeDBSnapshots',
        resource: resource ?? toArn(region.place, 'snapshot', name),
      },
    ];
  },
  answer({ region, parameters, now }) {
    const name = parameters.optionalText('DBSnapshotIdentifier');
    const wanted = {
      DBInstanceIdentifier: parameters.optionalText('DBInstanceIdentifier'),
      DbiResourceId: parameters.optionalText('DbiResourceId'),
      SnapshotType: parameters.optionalText('SnapshotType'),
    };
    const found = (name ? [region.getSnapshot(name)] : region.snapshots).filter(
      ({ settings }) =>
        Object.entries(wanted).every(
          ([key, value]) =>
            value === undefined ||
            settings[key as keyof typeof wanted] === value,
        ),
    );
    const { items, Marker } = toPage(
      parameters,
      applyFilters(parameters, found, filterable),
      ({ settings }) => settings.DBSnapshotIdentifier,
    );
    return {
      DBSnapshots: items.map(record => describeSnapshot(record, now)),
      Marker,
    };
  },
};
