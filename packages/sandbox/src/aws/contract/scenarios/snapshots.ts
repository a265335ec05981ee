import {
  CreateDBSnapshotCommand,
  DeleteDBSnapshotCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { keepSnapshot } from '../keep';
import type { Scenario } from '../Scenario';

const manual = {
  id: 'before-change',
  arn: 'arn:aws:rds:us-east-1:123456789012:snapshot:before-change',
  instance: 'retail-pg',
  status: 'creating',
  type: 'manual',
  engine: 'postgres 16.4',
  storage: 100,
  encrypted: true,
  hasTime: false,
  tags: { 'slipway.dev/operation': '1' },
};

/** The life of a snapshot. */
export const snapshots: Scenario = {
  name: 'snapshots',
  title: 'A snapshot is made, found and removed',
  expected: {
    make: manual,
    again: { error: 'DBSnapshotAlreadyExistsFault', status: 400 },
    'of a missing instance': { error: 'DBInstanceNotFoundFault', status: 404 },
    'when it is there': { ...manual, status: 'available', hasTime: true },
    'manual ones of the instance': ['before-change'],
    missing: { error: 'DBSnapshotNotFoundFault', status: 404 },
    remove: { id: 'before-change', status: 'deleted' },
    'remove again': { error: 'DBSnapshotNotFoundFault', status: 404 },
  },
  async run(stage) {
    const make = (name: string, DBInstanceIdentifier = 'retail-pg') =>
      stage.step(name, {
        send: stage.rds.send(
          new CreateDBSnapshotCommand({
            DBInstanceIdentifier,
            DBSnapshotIdentifier: 'before-change',
            Tags: [{ Key: 'slipway.dev/operation', Value: '1' }],
          }),
        ),
        keep: ({ DBSnapshot }) => keepSnapshot(DBSnapshot),
      });
    const describe = (name: string, DBSnapshotIdentifier: string) =>
      stage.step(name, {
        send: stage.rds.send(
          new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier }),
        ),
        keep: ({ DBSnapshots }) => keepSnapshot(DBSnapshots?.[0]),
      });
    const remove = (name: string) =>
      stage.step(name, {
        send: stage.rds.send(
          new DeleteDBSnapshotCommand({
            DBSnapshotIdentifier: 'before-change',
          }),
        ),
        keep: ({ DBSnapshot }) => ({
          id: DBSnapshot?.DBSnapshotIdentifier,
          status: DBSnapshot?.Status,
        }),
      });
    await make('make');
    await stage.settle();
    await make('again');
    await make('of a missing instance', 'none');
    await describe('when it is there', 'before-change');
    await stage.step('manual ones of the instance', {
      send: stage.rds.send(
        new DescribeDBSnapshotsCommand({
          DBInstanceIdentifier: 'retail-pg',
          SnapshotType: 'manual',
        }),
      ),
      keep: ({ DBSnapshots = [] }) =>
        DBSnapshots.map(each => each.DBSnapshotIdentifier),
    });
    await describe('missing', 'none');
    await remove('remove');
    await remove('remove again');
  },
};
