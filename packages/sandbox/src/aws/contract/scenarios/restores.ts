import {
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import { keepInstance } from '../keep';
import type { Scenario } from '../Scenario';
import type { Stage } from '../Stage';

/** A restored instance of which the call says nothing but its name. */
const copy = {
  id: 'copy',
  arn: 'arn:aws:rds:us-east-1:123456789012:db:copy',
  status: 'creating',
  class: 'db.r6g.large',
  engine: 'postgres 16.4',
  storage: 100,
  multiAz: false,
  protected: false,
  encrypted: true,
  retention: 7,
  parameterGroups: ['default.postgres16'],
  subnetGroup: 'default',
  securityGroups: 1,
  hasEndpoint: false,
  isRestorable: false,
  tags: { 'slipway.dev/operation': '1' },
};

const toldAll = {
  ...copy,
  class: 'db.t4g.medium',
  multiAz: true,
  protected: true,
  parameterGroups: ['retail-pg16'],
  subnetGroup: 'slipway-drills',
  securityGroups: 2,
};

const Tags = [{ Key: 'slipway.dev/operation', Value: '1' }];

const everything = {
  DBInstanceClass: 'db.t4g.medium',
  DBParameterGroupName: 'retail-pg16',
  DBSubnetGroupName: 'slipway-drills',
  DeletionProtection: true,
  MultiAZ: true,
  VpcSecurityGroupIds: ['sg-0d111', 'sg-0d222'],
};

/** Restores from a snapshot, and what is left of them. */
export const restoring: Scenario = {
  name: 'restoring',
  title: 'A snapshot is restored with the defaults of RDS, or as the call says',
  expected: {
    restore: copy,
    again: { error: 'DBInstanceAlreadyExistsFault', status: 400 },
    'from a missing snapshot': {
      error: 'DBSnapshotNotFoundFault',
      status: 404,
    },
    'into a missing subnet group': {
      error: 'DBSubnetGroupNotFoundFault',
      status: 404,
    },
    'all told': {
      ...toldAll,
      id: 'told',
      arn: copy.arn.replace('copy', 'told'),
    },
    'when it is there': {
      ...copy,
      status: 'available',
      hasEndpoint: true,
      isRestorable: true,
    },
  },
  async run(stage) {
    await stage.rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: 'retail-pg',
        DBSnapshotIdentifier: 'kept',
      }),
    );
    await stage.settle();
    const restore = (name: string, more: object = {}) =>
      stage.step(name, {
        send: stage.rds.send(
          new RestoreDBInstanceFromDBSnapshotCommand({
            DBInstanceIdentifier: 'copy',
            DBSnapshotIdentifier: 'kept',
            Tags,
            ...more,
          }),
        ),
        keep: ({ DBInstance }) => keepInstance(DBInstance),
      });
    await restore('restore');
    await restore('again');
    await restore('from a missing snapshot', {
      DBInstanceIdentifier: 'other',
      DBSnapshotIdentifier: 'none',
    });
    await restore('into a missing subnet group', {
      DBInstanceIdentifier: 'other',
      DBSubnetGroupName: 'none',
    });
    await restore('all told', { DBInstanceIdentifier: 'told', ...everything });
    await stage.settle();
    await describeInstance(stage, { name: 'when it is there', id: 'copy' });
  },
};

/** Restores to a point in time. */
export const pointInTime: Scenario = {
  name: 'point in time',
  title: 'The source is restored to its latest restorable time',
  expected: {
    restore: copy,
    'from a missing source': { error: 'DBInstanceNotFoundFault', status: 404 },
    'into a name that is taken': {
      error: 'DBInstanceAlreadyExistsFault',
      status: 400,
    },
    'when it is there': {
      ...copy,
      status: 'available',
      hasEndpoint: true,
      isRestorable: true,
    },
  },
  async run(stage) {
    const restore = (name: string, more: object = {}) =>
      stage.step(name, {
        send: stage.rds.send(
          new RestoreDBInstanceToPointInTimeCommand({
            SourceDBInstanceIdentifier: 'retail-pg',
            TargetDBInstanceIdentifier: 'copy',
            UseLatestRestorableTime: true,
            Tags,
            ...more,
          }),
        ),
        keep: ({ DBInstance }) => keepInstance(DBInstance),
      });
    await restore('restore');
    await restore('from a missing source', {
      SourceDBInstanceIdentifier: 'none',
      TargetDBInstanceIdentifier: 'other',
    });
    await restore('into a name that is taken', {
      TargetDBInstanceIdentifier: 'retail-pg',
    });
    await stage.settle();
    await describeInstance(stage, { name: 'when it is there', id: 'copy' });
  },
};

/** What may be deleted, and what not. */
export const removal: Scenario = {
  name: 'removal',
  title: 'An instance is deleted; what is protected, or not there, is not',
  expected: {
    'the protected source': {
      error: 'InvalidParameterCombination',
      status: 400,
    },
    remove: 'deleting',
    'when it is gone': { error: 'DBInstanceNotFoundFault', status: 404 },
    'remove again': { error: 'DBInstanceNotFoundFault', status: 404 },
  },
  async run(stage) {
    const remove = (name: string, more: object = {}) =>
      stage.step(name, {
        send: stage.rds.send(
          new DeleteDBInstanceCommand({
            DBInstanceIdentifier: 'spare',
            SkipFinalSnapshot: true,
            ...more,
          }),
        ),
        keep: ({ DBInstance }) => DBInstance?.DBInstanceStatus,
      });
    await remove('the protected source', { DBInstanceIdentifier: 'retail-pg' });
    await remove('remove');
    await stage.settle();
    await describeInstance(stage, { name: 'when it is gone', id: 'spare' });
    await remove('remove again');
  },
};

function describeInstance(
  stage: Stage,
  { name, id }: { name: string; id: string },
) {
  return stage.step(name, {
    send: stage.rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }),
    ),
    keep: ({ DBInstances }) => keepInstance(DBInstances?.[0]),
  });
}
