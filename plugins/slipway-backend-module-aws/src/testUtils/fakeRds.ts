import { DBInstance } from '@aws-sdk/client-rds';
import { anAwsError } from './awsError';
import type { FakeAws } from './FakeAws';
import { buildCopy } from './fakeCopy';

type Input = Record<string, unknown>;

/** What changes something in an account. */
export const changingActions: readonly string[] = [
  'rds:CreateDBSnapshot',
  'rds:RestoreDBInstanceFromDBSnapshot',
  'rds:RestoreDBInstanceToPointInTime',
  'rds:DeleteDBInstance',
];

/** Answers a call of RDS as AWS does. */
export function answerRds(aws: FakeAws, action: string, input: Input): unknown {
  switch (action) {
    case 'rds:DescribeDBInstances':
      return describeInstances(aws, input);
    case 'rds:DescribeDBSnapshots':
      return describeSnapshots(aws, input);
    case 'rds:DescribeDBInstanceAutomatedBackups':
      return {
        DBInstanceAutomatedBackups: [...aws.instances.values()]
          .filter(it => it.DbiResourceId === input.DbiResourceId)
          .flatMap(it => aws.getBackup(it) ?? []),
      };
    case 'rds:DescribeAccountAttributes':
      return {
        AccountQuotas: [...aws.quotas].map(([name, { used, max }]) => ({
          AccountQuotaName: name,
          Used: used,
          Max: max,
        })),
      };
    case 'rds:RestoreDBInstanceToPointInTime':
    case 'rds:RestoreDBInstanceFromDBSnapshot':
      return restore(aws, input);
    case 'rds:CreateDBSnapshot':
      return createSnapshot(aws, input);
    case 'rds:DeleteDBInstance':
      return deleteInstance(aws, input);
    default:
      throw new Error(`The fake account does not know ${action}`);
  }
}

function describeInstances(
  aws: FakeAws,
  { DBInstanceIdentifier, MaxRecords = 100, Marker = 0 }: Input,
) {
  if (DBInstanceIdentifier === undefined) {
    const end = Number(Marker) + Number(MaxRecords);
    return {
      DBInstances: [...aws.instances.values()].slice(Number(Marker), end),
      ...(end < aws.instances.size && { Marker: String(end) }),
    };
  }
  const name = String(DBInstanceIdentifier);
  const instance = aws.instances.get(name);
  if (!instance) {
    throw anAwsError('DBInstanceNotFoundFault', { status: 404 });
  }
  const next = aws.advance(name);
  if (next === 'gone') {
    aws.instances.delete(name);
    throw anAwsError('DBInstanceNotFoundFault', { status: 404 });
  }
  if (next) {
    aws.changeInstance(name, { DBInstanceStatus: next });
  }
  return { DBInstances: [aws.instances.get(name)] };
}

function describeSnapshots(aws: FakeAws, { DBSnapshotIdentifier }: Input) {
  const name = String(DBSnapshotIdentifier);
  const snapshot = aws.snapshots.get(name);
  if (!snapshot) {
    throw anAwsError('DBSnapshotNotFoundFault', { status: 404 });
  }
  const next = aws.advance(name);
  if (next) {
    aws.snapshots.set(name, { ...snapshot, Status: next });
  }
  return { DBSnapshots: [aws.snapshots.get(name)] };
}

function restore(aws: FakeAws, input: Input) {
  const name = String(
    input.TargetDBInstanceIdentifier ?? input.DBInstanceIdentifier,
  );
  if (aws.instances.has(name)) {
    throw anAwsError('DBInstanceAlreadyExistsFault');
  }
  const snapshot = aws.snapshots.get(String(input.DBSnapshotIdentifier));
  if (input.DBSnapshotIdentifier !== undefined && !snapshot) {
    throw anAwsError('DBSnapshotNotFoundFault', { status: 404 });
  }
  const source = aws.instances.get(
    String(input.SourceDBInstanceIdentifier ?? snapshot?.DBInstanceIdentifier),
  );
  const [status, ...later] = aws.copyStatuses;
  const copy: DBInstance = {
    ...buildCopy(name, { source, snapshot, input }),
    DBInstanceStatus: status,
  };
  aws.setInstance(aws.onRestore(copy));
  aws.script(name, later);
  return { DBInstance: copy };
}

function createSnapshot(aws: FakeAws, input: Input) {
  const name = String(input.DBSnapshotIdentifier);
  const source = findInstance(aws, input);
  if (aws.snapshots.has(name)) {
    throw anAwsError('DBSnapshotAlreadyExistsFault');
  }
  if (source.DBInstanceStatus !== 'available') {
    throw anAwsError('InvalidDBInstanceStateFault');
  }
  const [status, ...later] = aws.snapshotStatuses;
  aws.snapshots.set(name, {
    DBSnapshotIdentifier: name,
    DBSnapshotArn: `arn:aws:rds:${aws.region}:${aws.account}:snapshot:${name}`,
    DBInstanceIdentifier: source.DBInstanceIdentifier,
    DbiResourceId: source.DbiResourceId,
    SnapshotType: 'manual',
    SnapshotCreateTime: new Date(aws.now),
    Status: status,
    PercentProgress: 0,
    KmsKeyId: source.KmsKeyId,
    TagList: input.Tags as DBInstance['TagList'],
  });
  aws.script(name, later);
  return {};
}

function deleteInstance(aws: FakeAws, input: Input) {
  const instance = findInstance(aws, input);
  const name = instance.DBInstanceIdentifier ?? '';
  if (instance.DeletionProtection) {
    throw anAwsError('InvalidParameterCombination');
  }
  if (['creating', 'deleting'].includes(instance.DBInstanceStatus ?? '')) {
    throw anAwsError('InvalidDBInstanceStateFault');
  }
  aws.changeInstance(name, { DBInstanceStatus: 'deleting' });
  aws.script(name, ['deleting', 'gone']);
  return {};
}

function findInstance(aws: FakeAws, { DBInstanceIdentifier }: Input) {
  const instance = aws.instances.get(String(DBInstanceIdentifier));
  if (!instance) {
    throw anAwsError('DBInstanceNotFoundFault', { status: 404 });
  }
  return instance;
}
