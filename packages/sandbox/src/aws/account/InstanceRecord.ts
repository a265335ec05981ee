import type { DBInstance, Endpoint } from '@aws-sdk/client-rds';
import type { AwsTiming } from '../AwsTiming';
import type { Lifecycle } from './Lifecycle';

const DAY_MS = 24 * 60 * 60_000;

/** A DB instance, with what changes by itself apart. */
export interface InstanceRecord {
  /** Without status, endpoint and latest restorable time. */
  settings: DBInstance & {
    DBInstanceIdentifier: string;
    DBInstanceArn: string;
  };
  lifecycle: Lifecycle;
  /** Known once its data is there. */
  endpoint: () => Endpoint | undefined;
  /** Where its logs are no longer kept: the latest restorable time stands still. */
  restorableUntil?: Date;
}

/** States in which an instance has no endpoint yet, and no backup. */
const unborn = ['creating', 'failed', 'incompatible-restore'];

/** The times between which an instance can be restored, if it can be. */
export function getRestoreWindow(
  { settings, lifecycle, restorableUntil }: InstanceRecord,
  options: { now: Date; timing: AwsTiming },
): { EarliestTime: Date; LatestTime: Date } | undefined {
  const { now, timing } = options;
  const retention = settings.BackupRetentionPeriod ?? 0;
  if (
    retention === 0 ||
    unborn.includes(lifecycle.at(now).status) ||
    !lifecycle.isPast('creating', now)
  ) {
    return undefined;
  }
  const lagging = new Date(now.getTime() - timing.restorableLagMs);
  const latest =
    restorableUntil && restorableUntil < lagging ? restorableUntil : lagging;
  const created = settings.InstanceCreateTime?.getTime() ?? 0;
  const earliest = Math.max(created, now.getTime() - retention * DAY_MS);
  return latest.getTime() > earliest
    ? { EarliestTime: toSeconds(earliest), LatestTime: toSeconds(latest) }
    : undefined;
}

/** An instance as it is described at a time. */
export function describeInstance(
  record: InstanceRecord,
  options: { now: Date; timing: AwsTiming },
): DBInstance {
  const { status } = record.lifecycle.at(options.now);
  return {
    ...record.settings,
    DBInstanceStatus: status,
    Endpoint: unborn.includes(status) ? undefined : record.endpoint(),
    LatestRestorableTime: getRestoreWindow(record, options)?.LatestTime,
  };
}

function toSeconds(time: Date | number): Date {
  return new Date(Math.floor(Number(time) / 1000) * 1000);
}
