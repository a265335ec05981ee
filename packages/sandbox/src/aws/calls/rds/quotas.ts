import type { Region } from '../../account/Region';
import { AwsError } from '../../wire/AwsError';

/** How much of a quota is used; 0 for one that the simulator does not count. */
export function getUsage(region: Region, quota: string): number {
  switch (quota) {
    case 'DBInstances':
      return region.instances.length;
    case 'ManualSnapshots':
      return region.snapshots.filter(
        ({ settings }) => settings.SnapshotType === 'manual',
      ).length;
    default:
      return 0;
  }
}

/** @throws AwsError InstanceQuotaExceeded */
export function checkInstanceQuota(region: Region): void {
  if (isReached(region, 'DBInstances')) {
    throw new AwsError(
      'InstanceQuotaExceeded',
      'Instance quota exceeded: the account has as many DB instances as it may',
    );
  }
}

/** @throws AwsError SnapshotQuotaExceeded */
export function checkSnapshotQuota(region: Region): void {
  if (isReached(region, 'ManualSnapshots')) {
    throw new AwsError(
      'SnapshotQuotaExceeded',
      'Cannot create more manual snapshots: the account has as many as it may',
    );
  }
}

function isReached(region: Region, quota: string): boolean {
  return getUsage(region, quota) >= (region.quotas.get(quota) ?? Infinity);
}
