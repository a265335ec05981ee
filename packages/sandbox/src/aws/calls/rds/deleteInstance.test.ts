/** @jest-environment node */
import {
  DeleteDBInstanceCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  type DeleteDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import { anAccount } from '../../testUtils/anAccount';
import { withoutData } from '../../withoutData';

describe('deleting an instance', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;
  let removed: string[];

  beforeEach(async () => {
    removed = [];
    simulated = await anAccount({
      storage: {
        ...withoutData(),
        removeInstance: async name => {
          removed.push(name);
        },
      },
      timing: { restoreMs: 60_000, firstBackupMs: 0, deleteMs: 60_000 },
    });
    await simulated.clients.rds.send(
      new RestoreDBInstanceFromDBSnapshotCommand({
        DBInstanceIdentifier: 'copy',
        DBSnapshotIdentifier: 'rds:retail-pg-2026-03-01-03-00',
      }),
    );
  });

  afterEach(() => simulated.stop());

  const remove = (more: Partial<DeleteDBInstanceCommandInput> = {}) =>
    simulated.clients.rds.send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier: 'copy',
        SkipFinalSnapshot: true,
        ...more,
      }),
    );

  const describeCopy = () =>
    simulated.clients.rds.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: 'copy' }),
    );

  it('is deleting for a while, and then it was never there', async () => {
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
      message: 'Instance copy is currently creating and cannot be deleted.',
    });
    simulated.clock.advance(1);
    expect((await remove()).DBInstance).toMatchObject({
      DBInstanceStatus: 'deleting',
    });
    expect(removed).toEqual(['us-east-1/copy']);
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidDBInstanceStateFault',
    });

    simulated.clock.advance(1);
    await expect(describeCopy()).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
    await expect(remove()).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
    });
  });

  it('is refused while it is protected, or without a word of a final snapshot', async () => {
    simulated.clock.advance(1);
    await expect(
      remove({ DBInstanceIdentifier: 'retail-pg' }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message:
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
    });
    await expect(remove({ SkipFinalSnapshot: false })).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    expect(removed).toEqual([]);
  });

  it('leaves its final snapshot behind', async () => {
    simulated.clock.advance(1);
    await remove({
      SkipFinalSnapshot: false,
      FinalDBSnapshotIdentifier: 'last',
    });
    simulated.clock.advance(60);
    const { DBSnapshots } = await simulated.clients.rds.send(
      new DescribeDBSnapshotsCommand({ DBInstanceIdentifier: 'copy' }),
    );

    expect(DBSnapshots).toMatchObject([
      { DBSnapshotIdentifier: 'last', Status: 'available' },
    ]);
  });
});
