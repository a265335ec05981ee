import {
  AddTagsToResourceCommand,
  DescribeAccountAttributesCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  ListTagsForResourceCommand,
  type DescribeDBInstancesCommandInput,
} from '@aws-sdk/client-rds';
import { keepInstance, keepTags } from '../keep';
import type { Scenario } from '../Scenario';

const arn = 'arn:aws:rds:us-east-1:123456789012:db:retail-pg';

const retail = {
  id: 'retail-pg',
  arn,
  status: 'available',
  class: 'db.r6g.large',
  engine: 'postgres 16.4',
  storage: 100,
  multiAz: true,
  protected: true,
  encrypted: true,
  retention: 7,
  parameterGroups: ['retail-pg16'],
  subnetGroup: 'default',
  securityGroups: 1,
  hasEndpoint: true,
  isRestorable: true,
  tags: { team: 'retail' },
};

/** What is there, and what is not. */
export const reading: Scenario = {
  name: 'reading',
  title:
    'Instances are described by identifier, ARN or filter, and all of them',
  expected: {
    all: ['retail-pg', 'spare'],
    one: retail,
    'by ARN': retail.id,
    'by filter': ['retail-pg', 'spare'],
    'none of a filter': [],
    'unknown filter': { error: 'InvalidParameterValue', status: 400 },
    'too small a page': { error: 'InvalidParameterValue', status: 400 },
    missing: { error: 'DBInstanceNotFoundFault', status: 404 },
  },
  async run(stage) {
    const describe = (name: string, input: DescribeDBInstancesCommandInput) =>
      stage.step(name, {
        send: stage.rds.send(new DescribeDBInstancesCommand(input)),
        keep: ({ DBInstances = [] }) =>
          DBInstances.map(each => each.DBInstanceIdentifier),
      });
    await describe('all', {});
    await stage.step('one', {
      send: stage.rds.send(
        new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'retail-pg' }),
      ),
      keep: ({ DBInstances }) => keepInstance(DBInstances?.[0]),
    });
    await stage.step('by ARN', {
      send: stage.rds.send(
        new DescribeDBInstancesCommand({ DBInstanceIdentifier: arn }),
      ),
      keep: ({ DBInstances }) => DBInstances?.[0]?.DBInstanceIdentifier,
    });
    const filter = (Name: string, value: string) => ({
      Filters: [{ Name, Values: [value] }],
    });
    await describe('by filter', filter('engine', 'postgres'));
    await describe('none of a filter', filter('engine', 'mysql'));
    await describe('unknown filter', filter('colour', 'red'));
    await describe('too small a page', { MaxRecords: 10 });
    await describe('missing', { DBInstanceIdentifier: 'none' });
  },
};

/** Tags of a resource. */
export const tagging: Scenario = {
  name: 'tagging',
  title: 'Tags are listed and added; one of the same key is replaced',
  expected: {
    before: { team: 'retail' },
    add: 'added',
    after: { team: 'orders', tier: '1' },
    missing: { error: 'DBInstanceNotFoundFault', status: 404 },
  },
  async run(stage) {
    const list = (name: string, ResourceName: string) =>
      stage.step(name, {
        send: stage.rds.send(new ListTagsForResourceCommand({ ResourceName })),
        keep: ({ TagList }) => keepTags(TagList),
      });
    await list('before', arn);
    await stage.step('add', {
      send: stage.rds.send(
        new AddTagsToResourceCommand({
          ResourceName: arn,
          Tags: [
            { Key: 'team', Value: 'orders' },
            { Key: 'tier', Value: '1' },
          ],
        }),
      ),
      keep: () => 'added',
    });
    await list('after', arn);
    await list('missing', arn.replace('retail-pg', 'none'));
  },
};

/** Backups and quotas. */
export const backups: Scenario = {
  name: 'backups',
  title: 'Automated backups tell the window to restore from; quotas are told',
  expected: {
    backups: [
      { id: 'retail-pg', status: 'active', hasWindow: true, retention: 7 },
    ],
    quotas: ['DBInstances', 'ManualSnapshots'],
  },
  async run(stage) {
    await stage.step('backups', {
      send: stage.rds.send(
        new DescribeDBInstanceAutomatedBackupsCommand({
          DBInstanceIdentifier: 'retail-pg',
        }),
      ),
      keep: ({ DBInstanceAutomatedBackups = [] }) =>
        DBInstanceAutomatedBackups.map(backup => ({
          id: backup.DBInstanceIdentifier,
          status: backup.Status,
          hasWindow: backup.RestoreWindow?.LatestTime instanceof Date,
          retention: backup.BackupRetentionPeriod,
        })),
    });
    await stage.step('quotas', {
      send: stage.rds.send(new DescribeAccountAttributesCommand({})),
      keep: ({ AccountQuotas = [] }) =>
        AccountQuotas.map(quota => quota.AccountQuotaName),
    });
  },
};
