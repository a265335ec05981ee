import { Account } from '../../account/Account';
import { toArn } from '../../account/arns';
import { describeInstance } from '../../account/InstanceRecord';
import { Lifecycle, Work } from '../../account/Lifecycle';
import { GONE } from '../../account/Region';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall } from '../ApiCall';
import { takeSnapshot } from './createSnapshot';

/** States in which RDS refuses to delete an instance. */
const busy = ['creating', 'deleting'];

/** `DeleteDBInstance` */
export const deleteInstance: ApiCall = {
  parameters: [
    'DBInstanceIdentifier',
    'SkipFinalSnapshot',
    'FinalDBSnapshotIdentifier',
    'DeleteAutomatedBackups',
  ],
  needs: ({ region, parameters }) => [
    {
      action: 'rds:DeleteDBInstance',
      resource: toArn(
        region.place,
        'db',
        parameters.text('DBInstanceIdentifier'),
      ),
    },
  ],
  answer(request) {
    const { account, region, parameters, now } = request;
    const record = region.getInstance(parameters.text('DBInstanceIdentifier'));
    const name = record.settings.DBInstanceIdentifier;
    const { status } = record.lifecycle.at(now);
    if (busy.includes(status)) {
      throw new AwsError(
        'InvalidDBInstanceState',
        `Instance ${name} is currently ${status} and cannot be deleted.`,
      );
    }
    if (record.settings.DeletionProtection) {
      throw new AwsError(
        'InvalidParameterCombination',
        'Cannot delete protected DB Instance, please disable deletion protection and try again.',
      );
    }
    const finalSnapshot = parameters.optionalText('FinalDBSnapshotIdentifier');
    const skips = parameters.optionalBoolean('SkipFinalSnapshot') ?? false;
    if (skips === (finalSnapshot !== undefined)) {
      throw new AwsError(
        'InvalidParameterCombination',
        'FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified, and cannot be specified with it.',
      );
    }
    if (finalSnapshot) {
      takeSnapshot(request, {
        instance: record,
        name: finalSnapshot,
        tags: undefined,
      });
    }
    const { storage, timing, now: clock } = account.surroundings;
    const work = new Work(
      storage.removeInstance(Account.nameOf(region, name)),
      clock,
    );
    record.lifecycle = new Lifecycle(
      GONE,
      [{ status: 'deleting', ms: timing.deleteMs, work }],
      now,
    );
    return { DBInstance: describeInstance(record, { now, timing }) };
  },
};
