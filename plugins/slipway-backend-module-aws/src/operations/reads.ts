import {
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
  DescribeAccountAttributesCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { AwsClients } from '../accounts/AwsAccess';
import { callAws, isMissing } from './awsErrors';

/** One instance, or nothing where there is none of that name. */
export async function readInstance(
  { rds }: AwsClients,
  identifier: string,
): Promise<DBInstance | undefined> {
  return callAws(
    { action: 'rds:DescribeDBInstances', resource: identifier },
    () =>
      orNothing(async () => {
        const { DBInstances = [] } = await rds.send(
          new DescribeDBInstancesCommand({ DBInstanceIdentifier: identifier }),
        );
        return DBInstances[0];
      }),
  );
}

/** Every instance of the account and region, page by page. */
export async function readAllInstances(
  clients: AwsClients,
  marker?: string,
): Promise<DBInstance[]> {
  const { DBInstances = [], Marker } = await callAws(
    { action: 'rds:DescribeDBInstances', resource: 'all instances' },
    () =>
      clients.rds.send(
        new DescribeDBInstancesCommand({ MaxRecords: 100, Marker: marker }),
      ),
  );
  return Marker
    ? [...DBInstances, ...(await readAllInstances(clients, Marker))]
    : DBInstances;
}

/** One snapshot, or nothing where there is none of that name. */
export async function readSnapshot(
  { rds }: AwsClients,
  identifier: string,
): Promise<DBSnapshot | undefined> {
  return callAws(
    { action: 'rds:DescribeDBSnapshots', resource: identifier },
    () =>
      orNothing(async () => {
        const { DBSnapshots = [] } = await rds.send(
          new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: identifier }),
        );
        return DBSnapshots[0];
      }),
  );
}

/** The automated backups of an instance, with the window of time that they cover; nothing where they are off. */
export async function readAutomatedBackup(
  { rds }: AwsClients,
  resourceId: string,
): Promise<DBInstanceAutomatedBackup | undefined> {
  const { DBInstanceAutomatedBackups = [] } = await callAws(
    { action: 'rds:DescribeDBInstanceAutomatedBackups', resource: resourceId },
    () =>
      rds.send(
        new DescribeDBInstanceAutomatedBackupsCommand({
          DbiResourceId: resourceId,
        }),
      ),
  );
  return DBInstanceAutomatedBackups.find(
    ({ DbiResourceId }) => DbiResourceId === resourceId,
  );
}

/** What the account may have of each thing, and has. */
export async function readQuotas({
  rds,
}: AwsClients): Promise<Map<string, { used: number; max: number }>> {
  const { AccountQuotas = [] } = await callAws(
    { action: 'rds:DescribeAccountAttributes', resource: 'the account' },
    () => rds.send(new DescribeAccountAttributesCommand({})),
  );
  return new Map(
    AccountQuotas.map(({ AccountQuotaName = '', Used = 0, Max = Infinity }) => [
      AccountQuotaName,
      { used: Used, max: Max },
    ]),
  );
}

async function orNothing<TResult>(
  read: () => Promise<TResult>,
): Promise<TResult | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}
