/** @jest-environment node */
import {
  CreateDBSnapshotCommand,
  DeleteDBSnapshotCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
} from '@aws-sdk/client-rds';
import { anAccount } from '../../testUtils/anAccount';
import { withoutData } from '../../withoutData';

const minute = 60_000;

describe('snapshots', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  async function start(options: Parameters<typeof anAccount>[0] = {}) {
    simulated = await anAccount({
      timing: { snapshotMs: 4 * minute },
      ...options,
    });
  }

  afterEach(() => simulated.stop());

  const take = (DBSnapshotIdentifier = 'before-change') =>
    simulated.clients.rds.send(
      new CreateDBSnapshotCommand({
        DBInstanceIdentifier: 'retail-pg',
        DBSnapshotIdentifier,
        Tags: [{ Key: 'slipway.dev/purpose', Value: 'snapshot' }],
      }),
    );

  async function describeSnapshot() {
    const { DBSnapshots } = await simulated.clients.rds.send(
      new DescribeDBSnapshotsCommand({
        DBSnapshotIdentifier: 'before-change',
      }),
    );
    return DBSnapshots?.[0];
  }

  async function instanceStatus() {
    const { DBInstances } = await simulated.clients.rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'retail-pg' }),
    );
    return DBInstances?.[0]?.DBInstanceStatus;
  }

  const remove = (DBSnapshotIdentifier: string) =>
    simulated.clients.rds.send(
      new DeleteDBSnapshotCommand({ DBSnapshotIdentifier }),
    );

  it('takes over what its instance is, and tells how far it is', async () => {
    const taken: string[][] = [];
    await start({
      storage: {
        ...withoutData(),
        takeSnapshot: async (...names) => {
          taken.push(names);
        },
      },
    });
    const { DBSnapshot } = await take();
    expect(DBSnapshot).toMatchObject({
      DBSnapshotArn:
        'arn:aws:rds:us-east-1:123456789012:snapshot:before-change',
      SnapshotType: 'manual',
      Status: 'creating',
      PercentProgress: 0,
      Encrypted: true,
      TagList: [{ Key: 'slipway.dev/purpose', Value: 'snapshot' }],
    });
    expect(DBSnapshot?.SnapshotCreateTime).toBeUndefined();

    simulated.clock.advance(1);
    expect(await describeSnapshot()).toMatchObject({ PercentProgress: 25 });
    expect(await instanceStatus()).toBe('backing-up');

    simulated.clock.advance(3);
    expect(await describeSnapshot()).toMatchObject({
      Status: 'available',
      PercentProgress: 100,
      SnapshotCreateTime: new Date('2026-03-01T12:00:00Z'),
    });
    expect(await instanceStatus()).toBe('available');
    expect(taken).toEqual([['us-east-1/retail-pg', 'us-east-1/before-change']]);
  });

  it('fails where the data cannot be kept, and leaves the instance as it was', async () => {
    await start({
      storage: {
        ...withoutData(),
        takeSnapshot: () => Promise.reject(new Error('the disk is full')),
      },
    });
    await take();
    simulated.clock.advance(4);

    expect(await describeSnapshot()).toMatchObject({ Status: 'failed' });
    expect(await instanceStatus()).toBe('available');
  });

  it('refuses a name that is taken, an instance that is busy and an account that is full', async () => {
    await start({ usEast1: { quotas: { ManualSnapshots: 1 } } });
    await take();
    await expect(take('another')).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });

    simulated.clock.advance(4);
    await expect(take()).rejects.toMatchObject({
      name: 'DBSnapshotAlreadyExistsFault',
    });
    await expect(take('another')).rejects.toMatchObject({
      name: 'SnapshotQuotaExceededFault',
    });
  });

  it('is deleted once it is there, unless RDS took it by itself', async () => {
    await start();
    await take();
    await expect(remove('before-change')).rejects.toMatchObject({
      name: 'InvalidDBSnapshotStateFault',
    });
    simulated.clock.advance(4);
    await remove('before-change');

    await expect(describeSnapshot()).rejects.toMatchObject({
      name: 'DBSnapshotNotFoundFault',
    });
    await expect(
      remove('rds:retail-pg-2026-03-01-03-00'),
    ).rejects.toMatchObject({ name: 'InvalidDBSnapshotStateFault' });
  });
});
