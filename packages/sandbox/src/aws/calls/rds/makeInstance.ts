import { randomUUID } from 'node:crypto';
import type { DBInstance, Endpoint } from '@aws-sdk/client-rds';
import { toArn } from '../../account/arns';
import { describeInstance } from '../../account/InstanceRecord';
import { Lifecycle, Work } from '../../account/Lifecycle';
import type { Endpoint as StorageEndpoint } from '../../InstanceStorage';
import { completeInstance } from '../../seed/completeInstance';
import { toResourceId } from '../../seed/defaults';
import { AwsError } from '../../wire/AwsError';
import type { ApiRequest, Need } from '../ApiCall';
import { needsOfMaking, readTags } from '../tags';
import { checkIdentifier } from './identifiers';
import { checkInstanceQuota } from './quotas';

/** The rights that a restore needs on what it makes and uses, besides its source. */
export function needsOfRestore(
  { region, parameters }: ApiRequest,
  options: { action: string; name: string; source: string },
): Need[] {
  const { action, name, source } = options;
  const used = [
    ['og', parameters.optionalText('OptionGroupName')],
    ['pg', parameters.optionalText('DBParameterGroupName')],
    ['subgrp', parameters.optionalText('DBSubnetGroupName')],
  ] as const;
  return [
    ...needsOfMaking(
      action,
      toArn(region.place, 'db', name.toLowerCase()),
      readTags(parameters),
    ),
    { action, resource: source },
    ...used.flatMap(([kind, group]) =>
      group ? [{ action, resource: toArn(region.place, kind, group) }] : [],
    ),
  ];
}

/**
 * The checks of a new instance's identifier, in the order of RDS.
 *
 * @throws AwsError InvalidParameterValue, DBInstanceAlreadyExists, InstanceQuotaExceeded
 */
export function checkNewInstance(
  { region }: ApiRequest,
  given: string,
): string {
  const name = checkIdentifier(given, 63);
  if (region.findInstance(name)) {
    throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists');
  }
  checkInstanceQuota(region);
  return name;
}

/** Begins an instance whose data is being restored: creating, backing up, available. */
export function makeInstance(
  request: ApiRequest,
  options: {
    name: string;
    settings: DBInstance;
    restore: () => Promise<StorageEndpoint>;
  },
): DBInstance {
  const { account, region, now, outcome = 'available' } = request;
  const { name, settings, restore } = options;
  const { timing, now: clock } = account.surroundings;
  let endpoint: Endpoint | undefined;
  const work = new Work(
    restore().then(({ address, port }) => {
      // Where its server really listens, whatever Port was asked for: all of them share one address.
      endpoint = { Address: address, Port: port };
    }),
    clock,
  );
  const creating = {
    status: 'creating',
    ms: timing.restoreMs,
    work,
    failedStatus: 'incompatible-restore',
  };
  const backingUp = { status: 'backing-up', ms: timing.firstBackupMs };
  const keepsBackups =
    (settings.BackupRetentionPeriod ?? 0) > 0 && outcome === 'available';
  const record = {
    settings: completeInstance(region, {
      ...settings,
      DBInstanceIdentifier: name,
      DbiResourceId: toResourceId(randomUUID()),
      InstanceCreateTime: now,
    }),
    lifecycle: new Lifecycle(
      outcome,
      keepsBackups ? [creating, backingUp] : [creating],
      now,
    ),
    endpoint: () => endpoint,
  };
  region.addInstance(record);
  return describeInstance(record, { now, timing });
}
