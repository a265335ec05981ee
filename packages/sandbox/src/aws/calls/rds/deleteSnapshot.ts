import { Account } from '../../account/Account';
import { toArn } from '../../account/arns';
import { Lifecycle } from '../../account/Lifecycle';
import { GONE } from '../../account/Region';
import { describeSnapshot } from '../../account/SnapshotRecord';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall } from '../ApiCall';

/** `DeleteDBSnapshot` */
export const deleteSnapshot: ApiCall = {
  parameters: ['DBSnapshotIdentifier'],
  needs: ({ region, parameters }) => [
    {
      action: 'rds:DeleteDBSnapshot',
      resource: toArn(
        region.place,
        'snapshot',
        parameters.text('DBSnapshotIdentifier'),
      ),
    },
  ],
  async answer({ account, region, parameters, now }) {
    const record = region.getSnapshot(parameters.text('DBSnapshotIdentifier'));
    const name = record.settings.DBSnapshotIdentifier;
    const described = describeSnapshot(record, now);
    if (
      record.settings.SnapshotType !== 'manual' ||
      described.Status === 'creating'
    ) {
      throw new AwsError(
        'InvalidDBSnapshotState',
        `Cannot delete the snapshot ${name}: only manual snapshots that are available can be deleted.`,
      );
    }
    record.lifecycle = new Lifecycle(GONE);
    await account.surroundings.storage.removeSnapshot(
      Account.nameOf(region, name),
    );
    return { DBSnapshot: { ...described, Status: GONE } };
  },
};
