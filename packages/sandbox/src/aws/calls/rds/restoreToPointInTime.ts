import { Account } from '../../account/Account';
import { toArn } from '../../account/arns';
import {
  getRestoreWindow,
  type InstanceRecord,
} from '../../account/InstanceRecord';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall, ApiRequest } from '../ApiCall';
import { checkNewInstance, makeInstance, needsOfRestore } from './makeInstance';
import { readRestored, restoreParameters } from './restoreParameters';

/** `RestoreDBInstanceToPointInTime` */
export const restoreToPointInTime: ApiCall = {
  parameters: [
    'SourceDBInstanceIdentifier',
    'SourceDbiResourceId',
    'TargetDBInstanceIdentifier',
    'RestoreTime',
    'UseLatestRestorableTime',
    'MaxAllocatedStorage',
    ...restoreParameters,
  ],
  needs: request =>
    needsOfRestore(request, {
      action: 'rds:RestoreDBInstanceToPointInTime',
      name: request.parameters.text('TargetDBInstanceIdentifier'),
      source: toArn(request.region.place, 'db', nameSource(request)),
    }),
  answer(request) {
    const { account, region, parameters } = request;
    const source = region.getInstance(nameSource(request));
    const { settings } = source;
    const time = readTime(request, source);
    const name = checkNewInstance(
      request,
      parameters.text('TargetDBInstanceIdentifier'),
    );
    const restored = readRestored(request, {
      source: settings,
      sourceTags: settings.TagList ?? [],
    });
    return {
      DBInstance: makeInstance(request, {
        name,
        settings: {
          ...restored,
          MaxAllocatedStorage: parameters.optionalNumber('MaxAllocatedStorage'),
        },
        restore: () =>
          account.surroundings.storage.restorePointInTime({
            source: Account.nameOf(region, settings.DBInstanceIdentifier),
            time,
            instance: Account.nameOf(region, name),
          }),
      }),
    };
  },
};

/** @throws AwsError InvalidParameterCombination, DBInstanceNotFound */
function nameSource({ region, parameters }: ApiRequest): string {
  const name = parameters.optionalText('SourceDBInstanceIdentifier');
  const resourceId = parameters.optionalText('SourceDbiResourceId');
  const found = region.instances.find(
    ({ settings }) => settings.DbiResourceId === resourceId,
  );
  if (!name && !resourceId) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Either SourceDBInstanceIdentifier or SourceDbiResourceId is required.',
    );
  }
  return (
    name ??
    found?.settings.DBInstanceIdentifier ??
    // No instance has it as its name: it is not found.
    String(resourceId)
  );
}

/** @throws AwsError PointInTimeRestoreNotEnabled, InvalidParameterCombination, InvalidParameterValue */
function readTime(request: ApiRequest, source: InstanceRecord): Date {
  const { account, parameters, now } = request;
  const { timing } = account.surroundings;
  const window = getRestoreWindow(source, { now, timing });
  const name = source.settings.DBInstanceIdentifier;
  if (!window) {
    throw new AwsError(
      'PointInTimeRestoreNotEnabled',
      `Point in time restore is not enabled for the DB instance ${name}`,
    );
  }
  const time = parameters.optionalTime('RestoreTime');
  const wantsLatest =
    parameters.optionalBoolean('UseLatestRestorableTime') ?? false;
  if ((time !== undefined) === wantsLatest) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Specify either RestoreTime or UseLatestRestorableTime, and not both.',
    );
  }
  if (time && (time < window.EarliestTime || time > window.LatestTime)) {
    throw new AwsError(
      'InvalidParameterValue',
      `The specified instance cannot be restored to a time earlier than ${window.EarliestTime.toISOString()} or later than ${window.LatestTime.toISOString()}`,
    );
  }
  return time ?? window.LatestTime;
}
