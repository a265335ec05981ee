import type { DBInstance } from '@aws-sdk/client-rds';
import { Account } from '../../account/Account';
import { toArn } from '../../account/arns';
import type { InstanceRecord } from '../../account/InstanceRecord';
import { Lifecycle, Work } from '../../account/Lifecycle';
import { describeSnapshot } from '../../account/SnapshotRecord';
import { completeSnapshot } from '../../seed/completeSnapshot';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall, ApiRequest } from '../ApiCall';
import { needsOfMaking, readTags } from '../tags';
import { checkIdentifier } from './identifiers';
import { checkSnapshotQuota } from './quotas';

/** `CreateDBSnapshot` */
export const createSnapshot: ApiCall = {
  parameters: ['DBInstanceIdentifier', 'DBSnapshotIdentifier', 'Tags'],
  needs: ({ region, parameters }) => {
    const tags = readTags(parameters);
    const source = parameters.text('DBInstanceIdentifier');
    const snapshot = parameters.text('DBSnapshotIdentifier').toLowerCase();
    return [
      {
        action: 'rds:CreateDBSnapshot',
        resource: toArn(region.place, 'db', source),
      },
      ...needsOfMaking(
        'rds:CreateDBSnapshot',
        toArn(region.place, 'snapshot', snapshot),
        tags,
      ),
    ];
  },
  answer(request) {
    const { region, parameters, now } = request;
    const instance = region.getInstance(
      parameters.text('DBInstanceIdentifier'),
    );
    const { status } = instance.lifecycle.at(now);
    if (status !== 'available') {
      throw new AwsError(
        'InvalidDBInstanceState',
        `Cannot create a snapshot because the database instance ${instance.settings.DBInstanceIdentifier} is not currently in the available state.`,
      );
    }
    return {
      DBSnapshot: takeSnapshot(request, {
        instance,
        name: parameters.text('DBSnapshotIdentifier'),
        tags: readTags(parameters),
      }),
    };
  },
};

/**
 * Begins a snapshot of an instance, which is `backing-up` meanwhile.
 *
 * @throws AwsError DBSnapshotAlreadyExists, SnapshotQuotaExceeded, InvalidParameterValue
 */
export function takeSnapshot(
  request: ApiRequest,
  options: {
    instance: InstanceRecord;
    name: string;
    tags: DBInstance['TagList'];
  },
) {
  const { account, region, now, outcome = 'available' } = request;
  const { instance, tags } = options;
  const { storage, timing } = account.surroundings;
  const name = checkIdentifier(options.name, 255);
  if (region.findSnapshot(name)) {
    throw new AwsError(
      'DBSnapshotAlreadyExists',
      `Cannot create the snapshot because a snapshot with the identifier ${name} already exists.`,
    );
  }
  checkSnapshotQuota(region);
  const source = instance.settings;
  const inherited = source.CopyTagsToSnapshot ? source.TagList : [];
  const work = new Work(
    storage.takeSnapshot(
      Account.nameOf(region, source.DBInstanceIdentifier),
      Account.nameOf(region, name),
    ),
    account.surroundings.now,
  );
  const record = {
    source,
    settings: completeSnapshot(region, {
      source: { ...source, Endpoint: instance.endpoint() },
      given: {
        DBSnapshotIdentifier: name,
        SnapshotCreateTime: now,
        TagList: tags ?? inherited,
      },
    }),
    lifecycle: new Lifecycle(
      outcome,
      [
        {
          status: 'creating',
          ms: timing.snapshotMs,
          work,
          failedStatus: 'failed',
        },
      ],
      now,
    ),
  };
  region.addSnapshot(record);
  instance.lifecycle = new Lifecycle(
    'available',
    [{ status: 'backing-up', ms: timing.snapshotMs, work }],
    now,
  );
  return describeSnapshot(record, now);
}
