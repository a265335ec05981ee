import type { DatastoreOperationKind } from '@slipway/backstage-plugin-slipway-common';
import { keptSnapshotOf } from '../ground/aws/names';
import { entityRefOn } from '../ground/places';
import type { Subject } from './Subject';

/** What they have in common. */
const onDatastores = {
  ground: 'aws',
  silentSteps: ['judge-checks'],
  workloadKind: 'db-instance',
  read: ({ aws }, name) => aws.administrator.lookAt(name),
} satisfies Partial<Subject<DatastoreOperationKind>>;

/** A snapshot, which stays. */
export const snapshot: Subject<'snapshot'> = {
  ...onDatastores,
  name: 'snapshot',
  kind: 'snapshot',
  input: () => ({}),
  prepare: ({ aws }, name) =>
    aws.administrator.makeDatastore(name, {
      entityRef: entityRefOn('aws', name),
    }),
  wanted: {
    isUntouched: true,
    made: [{ purpose: 'snapshot', status: 'available' }],
  },
  changes: ['rds:CreateDBSnapshot'],
};

/** A restore from the snapshot that is there, into an instance that stays. */
export const restore: Subject<'restore'> = {
  ...onDatastores,
  name: 'restore',
  kind: 'restore',
  input: name => ({ recoveryPoint: keptSnapshotOf(name) }),
  prepare: ({ aws }, name) =>
    aws.administrator.makeDatastore(name, {
      entityRef: entityRefOn('aws', name),
      beside: 'snapshot',
    }),
  wanted: {
    isUntouched: true,
    made: [{ purpose: 'restore', status: 'available' }],
  },
  changes: ['rds:RestoreDBInstanceFromDBSnapshot'],
};

/** A drill from the latest time that can be restored, of which nothing stays. */
export const drill: Subject<'drill'> = {
  ...onDatastores,
  name: 'drill',
  kind: 'drill',
  input: () => ({}),
  prepare: ({ aws }, name) =>
    aws.administrator.makeDatastore(name, {
      entityRef: entityRefOn('aws', name),
      beside: 'strangers-copy',
    }),
  wanted: { isUntouched: true, made: [] },
  changes: ['rds:RestoreDBInstanceToPointInTime', 'rds:DeleteDBInstance'],
};
