/** @jest-environment node */
import {
  CreateDBSnapshotCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { anAccount } from '../testUtils/anAccount';
import type { AwsFault, AwsFaultMatch } from './AwsFault';

describe('scripted faults', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  beforeEach(async () => {
    simulated = await anAccount({
      timing: { restoreMs: 0, firstBackupMs: 0, snapshotMs: 0 },
    });
  });

  afterEach(() => simulated.stop());

  const script = (fault: AwsFault, match: AwsFaultMatch = {}, times?: number) =>
    simulated.control.faults.add({ fault, match, times });

  const describeAll = () =>
    simulated.clients.rds.send(new DescribeDBInstancesCommand({}));

  const takeSnapshot = () =>
    simulated.clients.rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: 'retail-pg',
        DBSnapshotIdentifier: 'manual',
      }),
    );

  const countSnapshots = async () =>
    (await simulated.clients.rds.send(new DescribeDBSnapshotsCommand({})))
      .DBSnapshots?.length;

  it.each<[AwsFault, object]>([
    [
      { kind: 'throttle' },
      { name: 'Throttling', $metadata: { httpStatusCode: 400 } },
    ],
    [
      { kind: 'deny' },
      {
        name: 'AccessDenied',
        message: expect.stringContaining(
          'not authorized to perform: rds:DescribeDBInstances on resource: arn:aws:rds:us-east-1:123456789012:db:*',
        ),
      },
    ],
    [
      { kind: 'fail', code: 'InternalFailure', message: 'on us', status: 500 },
      { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } },
    ],
  ])('refuses by %j as often as it is told to', async (fault, error) => {
    script(fault, { action: 'DescribeDBInstances' }, 1);

    expect(await countSnapshots()).toBe(1);
    await expect(describeAll()).rejects.toMatchObject(error);
    await expect(describeAll()).resolves.toMatchObject({ DBInstances: [{}] });
  });

  it('throttles services that speak JSON in their way', async () => {
    script({ kind: 'throttle' }, { service: 'secretsmanager' });

    await expect(
      simulated.clients.secrets.send(
        new GetSecretValueCommand({ SecretId: 'slipway/retail-pg' }),
      ),
    ).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('makes the change and loses the answer', async () => {
    script({ kind: 'lose-answer' }, { action: 'CreateDBSnapshot' });

    await expect(takeSnapshot()).rejects.toThrow('socket hang up');
    expect(await countSnapshots()).toBe(2);
  });

  it('hangs without making the change, until it is taken away', async () => {
    script({ kind: 'hang' }, { resource: 'retail' });
    const failure = takeSnapshot().then(
      () => 'it was answered',
      error => String(error),
    );
    while (simulated.control.faults.hanging === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(await countSnapshots()).toBe(1);
    simulated.control.faults.clear();

    expect(await failure).toContain('socket hang up');
    await takeSnapshot();
  });

  it('lets a restore fail', async () => {
    script({ kind: 'outcome', status: 'incompatible-restore' });
    await simulated.clients.rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'copy',
        DBSnapshotIdentifier: 'rds:retail-pg-2026-03-01-03-00',
      }),
    );

    expect((await describeAll()).DBInstances).toMatchObject([
      {
        DBInstanceIdentifier: 'copy',
        DBInstanceStatus: 'incompatible-restore',
      },
      {},
    ]);
  });

  it('is recorded, as every call is', async () => {
    const remove = script({ kind: 'throttle' }, { action: 'CreateDBSnapshot' });
    await takeSnapshot().catch(() => {});
    remove();
    await takeSnapshot();

    expect(simulated.control.calls.list('CreateDBSnapshot')).toEqual([
      {
        at: simulated.clock.now(),
        service: 'rds',
        action: 'CreateDBSnapshot',
        region: 'us-east-1',
        resources: ['manual', 'retail-pg'],
        error: 'Throttling',
      },
      expect.not.objectContaining({ error: expect.anything() }),
    ]);
    simulated.control.calls.clear();
    expect(simulated.control.calls.count()).toEqual({});
  });

  it('is told to the SDK so that it repeats what was throttled', async () => {
    script({ kind: 'throttle' }, {}, 2);
    const rds = new RDSClient({
      endpoint: simulated.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAPORTAL', secretAccessKey: 'any' },
      maxAttempts: 3,
    });

    await rds.send(new DescribeDBInstancesCommand({}));
    expect(simulated.control.calls.count()).toEqual({ DescribeDBInstances: 3 });
  });
});
