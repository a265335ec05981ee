/** @jest-environment node */
import {
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { anAccount } from '../testUtils/anAccount';

const retail = { region: 'us-east-1', instance: 'retail-pg' };

describe('AwsControl', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  beforeEach(async () => {
    simulated = await anAccount({
      seed: { roles: [{ name: 'reader', policies: [] }] },
    });
  });

  afterEach(() => simulated.stop());

  it('takes backups away, automated snapshots with them', async () => {
    const { rds } = simulated.clients;
    simulated.control.removeBackups(retail);

    const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({}));
    expect(DBInstances?.[0]?.BackupRetentionPeriod).toBe(0);
    expect(DBInstances?.[0]?.LatestRestorableTime).toBeUndefined();
    expect(
      (await rds.send(new DescribeDBSnapshotsCommand({}))).DBSnapshots,
    ).toEqual([]);
    expect(
      (await rds.send(new DescribeDBInstanceAutomatedBackupsCommand({})))
        .DBInstanceAutomatedBackups,
    ).toEqual([]);
  });

  it('changes how long things take that begin from now on', async () => {
    const { rds } = simulated.clients;
    const statusAfter = async (snapshot: string) => {
      await rds.send(
        new CreateDBSnapshotCommand({
          DBInstanceIdentifier: 'retail-pg',
          DBSnapshotIdentifier: snapshot,
        }),
      );
      simulated.clock.advance(4);
      const { DBSnapshots } = await rds.send(
        new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: snapshot }),
      );
      return DBSnapshots?.[0]?.Status;
    };
    expect(await statusAfter('quick')).toBe('available');
    simulated.control.setTiming({ snapshotMs: 60 * 60_000 });

    expect(await statusAfter('slow')).toBe('creating');
  });

  it('changes an instance by hand', async () => {
    const remove = () =>
      simulated.clients.rds.send(
        new DeleteDBInstanceCommand({
          DBInstanceIdentifier: 'retail-pg',
          SkipFinalSnapshot: true,
        }),
      );
    await expect(remove()).rejects.toThrow('deletion protection');
    simulated.control.changeInstance(retail, { DeletionProtection: false });

    await expect(remove()).resolves.toMatchObject({
      DBInstance: { DBInstanceStatus: 'deleting' },
    });
  });

  it('lets logs go on that it had stopped', async () => {
    const latest = async () =>
      (await simulated.clients.rds.send(new DescribeDBInstancesCommand({})))
        .DBInstances?.[0]?.LatestRestorableTime;
    simulated.control.stopLogs(retail);
    simulated.clock.advance(60);
    expect(await latest()).toEqual(new Date('2026-03-01T11:55:00Z'));
    simulated.control.stopLogs(retail, { goesOn: true });

    expect(await latest()).toEqual(new Date('2026-03-01T12:55:00Z'));
  });

  it('ends the sessions that are open', async () => {
    const { sts } = await simulated.assume('reader');
    await sts.send(new GetCallerIdentityCommand({}));
    simulated.control.expireSessions();

    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('says what there is not', () => {
    expect(() =>
      simulated.control.removeBackups({ ...retail, instance: 'none' }),
    ).toThrow('DBInstance none not found.');
    expect(() => simulated.control.setPolicies('none', [])).toThrow(
      'The account has no role none',
    );
  });
});
