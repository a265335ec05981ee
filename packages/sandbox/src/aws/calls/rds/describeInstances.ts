import { toArn } from '../../account/arns';
import {
  describeInstance,
  type InstanceRecord,
} from '../../account/InstanceRecord';
import type { ApiCall } from '../ApiCall';
import { applyFilters, type Filterable } from './filters';
import { pageParameters, toPage } from './page';

const filterable: Filterable<InstanceRecord> = {
  'db-instance-id': ({ settings }) => [
    settings.DBInstanceIdentifier,
    settings.DBInstanceArn,
  ],
  'db-cluster-id': ({ settings }) => [settings.DBClusterIdentifier],
  'dbi-resource-id': ({ settings }) => [settings.DbiResourceId],
  engine: ({ settings }) => [settings.Engine],
};

/** `DescribeDBInstances` */
export const describeInstances: ApiCall = {
  parameters: ['DBInstanceIdentifier', 'Filters', ...pageParameters],
  needs: ({ region, parameters }) => {
    const name = parameters.optionalText('DBInstanceIdentifier') ?? '*';
    const resource = region.findInstance(name)?.settings.DBInstanceArn;
    return [
      {
        action: 'rds:DescribeDBInstances',
        resource: resource ?? toArn(region.place, 'db', name),
      },
    ];
  },
  answer({ account, region, parameters, now }) {
    const name = parameters.optionalText('DBInstanceIdentifier');
    const found = applyFilters(
      parameters,
      name ? [region.getInstance(name)] : region.instances,
      filterable,
    );
    const { items, Marker } = toPage(
      parameters,
      found,
      ({ settings }) => settings.DBInstanceIdentifier,
    );
    const { timing } = account.surroundings;
    return {
      DBInstances: items.map(record =>
        describeInstance(record, { now, timing }),
      ),
      Marker,
    };
  },
};
