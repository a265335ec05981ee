import { Account } from '../../account/Account';
import { toArn } from '../../account/arns';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall } from '../ApiCall';
import { checkNewInstance, makeInstance, needsOfRestore } from './makeInstance';
import { readRestored, restoreParameters } from './restoreParameters';

/** `RestoreDBInstanceFromDBSnapshot` */
export const restoreFromSnapshot: ApiCall = {
  parameters: [
    'DBInstanceIdentifier',
    'DBSnapshotIdentifier',
    ...restoreParameters,
  ],
  needs: request =>
    needsOfRestore(request, {
      action: 'rds:RestoreDBInstanceFromDBSnapshot',
      name: request.parameters.text('DBInstanceIdentifier'),
      source: toArn(
        request.region.place,
        'snapshot',
        request.parameters.text('DBSnapshotIdentifier'),
      ),
    }),
  answer(request) {
    const { account, region, parameters, now } = request;
    const snapshot = region.getSnapshot(
      parameters.text('DBSnapshotIdentifier'),
    );
    const { settings, source, lifecycle } = snapshot;
    if (lifecycle.at(now).status !== 'available') {
      throw new AwsError(
        'InvalidDBSnapshotState',
        `Cannot restore from the snapshot ${settings.DBSnapshotIdentifier} because it is not currently in the available state.`,
      );
    }
    const name = checkNewInstance(
      request,
      parameters.text('DBInstanceIdentifier'),
    );
    const restored = readRestored(request, {
      source: {
        ...source,
        Engine: settings.Engine,
        EngineVersion: settings.EngineVersion,
        AllocatedStorage: settings.AllocatedStorage,
        StorageEncrypted: settings.Encrypted,
        KmsKeyId: settings.KmsKeyId,
      },
      sourceTags: settings.TagList ?? [],
    });
    return {
      DBInstance: makeInstance(request, {
        name,
        settings: restored,
        restore: () =>
          account.surroundings.storage.restoreSnapshot(
            Account.nameOf(region, settings.DBSnapshotIdentifier),
            Account.nameOf(region, name),
          ),
      }),
    };
  },
};
