import type { DBInstance, DBSnapshot } from '@aws-sdk/client-rds';
import type { Lifecycle } from './Lifecycle';

/** A DB snapshot, with what changes by itself apart. */
export interface SnapshotRecord {
  /** Without status and progress. */
  settings: DBSnapshot & {
    DBSnapshotIdentifier: string;
    DBSnapshotArn: string;
  };
  /** What a restored instance takes over besides: what its source was like. */
  source: DBInstance;
  lifecycle: Lifecycle;
}

/** A snapshot as it is described at a time. */
export function describeSnapshot(
  { settings, lifecycle }: SnapshotRecord,
  now: Date,
): DBSnapshot {
  const { status, percent } = lifecycle.at(now);
  return {
    ...settings,
    Status: status,
    PercentProgress:
      status === 'creating' ? (settings.PercentProgress ?? percent) : percent,
    // Known once the copy is consistent.
    ...(status === 'creating' && {
      SnapshotCreateTime: undefined,
      OriginalSnapshotCreateTime: undefined,
      SnapshotDatabaseTime: undefined,
    }),
  };
}
