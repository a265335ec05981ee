import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteDBInstanceCommand,
  RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import {
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { readDatabases } from '../../aws/example/readAwsExample';
import { withClient } from '../../aws/postgres/connect';
import { DemoAccount } from '../../demo/aws/DemoAccount';
import { loseRow } from '../../demo/aws/loseRow';
import { pollUntil } from '../../pollUntil';
import { readAccountFile } from './accountFile';
import { ExampleAccount, startExampleAccount } from './startExampleAccount';

const identifier = 'retail-pg';
const copy = 'retail-pg-restored-1a2b3c4d';

describe('startExampleAccount', () => {
  jest.setTimeout(240_000);
  let dataDirectory: string;
  let account: ExampleAccount;
  let administrator: DemoAccount;
  let rds: RDSClient;
  beforeAll(async () => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'slipway-test-'));
    account = await startExampleAccount({
      dataDirectory,
      log: () => {},
      timing: {
        ...{ restoreMs: 100, firstBackupMs: 100, snapshotMs: 100 },
        ...{ deleteMs: 100, restorableLagMs: 0 },
      },
    });
    administrator = new DemoAccount(dataDirectory);
    const { endpoint, region, ...credentials } = readAccountFile(dataDirectory);
    rds = new RDSClient({ endpoint, region, credentials });
  });
  afterAll(async () => {
    await account.stop();
    rmSync(dataDirectory, { recursive: true });
  });
  afterEach(async () => {
    await rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: copy,
        SkipFinalSnapshot: true,
      }),
    );
    const gone = await pollUntil(
      async () => ((await findCopy()) ? undefined : true),
      { within: 60_000 },
    );
    expect(gone).toBe(true);
  });

  const findCopy = async () =>
    (await administrator.listInstances()).find(
      it => it.DBInstanceIdentifier === copy,
    );
  const awaitCopy = async () => {
    const status = await pollUntil(
      async () =>
        (await findCopy())?.DBInstanceStatus === 'available' || undefined,
      { within: 120_000 },
    );
    expect(status).toBe(true);
    return (await findCopy())?.Endpoint;
  };

  it('lets the portal validate a copy from just before a row was lost, in which the row is', async () => {
    const { row, before } = await loseRow(administrator, {
      identifier,
      databases: await readDatabases(),
    });
    await rds.send(
      new RestoreDBInstanceToPointInTimeCommand({
        SourceDBInstanceIdentifier: identifier,
        TargetDBInstanceIdentifier: copy,
        RestoreTime: before,
      }),
    );
    const endpoint = await awaitCopy();
    const { username, password, dbname } = await readSecret(account);
    const login = { user: username, password, database: dbname };
    const found = await withClient(
      { host: endpoint?.Address, port: endpoint?.Port, ...login },
      client => client.query('SELECT * FROM orders WHERE id = $1', [row.id]),
    );
    expect(found.rows).toEqual([row]);
    const left = await administrator.connect(identifier, client =>
      client.query('SELECT FROM orders WHERE id = $1', [row.id]),
    );
    expect(left.rowCount).toBe(0);
  });

  it('has backups from before its start, with what was there then', async () => {
    await rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: copy,
        DBSnapshotIdentifier: 'retail-pg-before-1-2-0',
      }),
    );
    await awaitCopy();
    const { rows } = await administrator.connect(copy, client =>
      client.query<{ days: number }>(
        `SELECT extract(day FROM now() - max(created_at))::int AS days FROM orders`,
      ),
    );
    expect(rows).toEqual([{ days: 4 }]);
  });
});

/** As the portal does: its own key takes on the role for changing, and that reads the secret. */
async function readSecret({
  endpoint,
  accessKeyId,
  secretAccessKey,
}: ExampleAccount): Promise<Record<string, string>> {
  const place = { endpoint, region: 'us-east-1' };
  const own = { accessKeyId, secretAccessKey };
  const { Credentials: session } = await new STSClient({
    ...place,
    credentials: own,
  }).send(
    new AssumeRoleCommand({
      RoleArn: 'arn:aws:iam::123456789012:role/slipway-executor',
      RoleSessionName: 'test',
    }),
  );
  const { SecretString } = await new SecretsManagerClient({
    ...place,
    credentials: {
      accessKeyId: session?.AccessKeyId ?? '',
      secretAccessKey: session?.SecretAccessKey ?? '',
      sessionToken: session?.SessionToken ?? '',
    },
  }).send(new GetSecretValueCommand({ SecretId: 'slipway/retail-pg' }));
  return JSON.parse(SecretString ?? '{}');
}
