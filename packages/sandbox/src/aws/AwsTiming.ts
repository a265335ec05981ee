/** How long things take in a simulated account, in milliseconds of its clock. */
export interface AwsTiming {
  /** A restored instance is `creating`. */
  restoreMs: number;
  /** A restored instance is `backing-up` then, before it is available. */
  firstBackupMs: number;
  /** A snapshot is `creating`, its instance `backing-up`. */
  snapshotMs: number;
  /** An instance is `deleting`. */
  deleteMs: number;
  /** How far the latest restorable time is behind: RDS uploads logs every five minutes. */
  restorableLagMs: number;
}

/** Orders of magnitude of a small instance. */
export const usualTiming: AwsTiming = {
  restoreMs: 8 * 60_000,
  firstBackupMs: 2 * 60_000,
  snapshotMs: 3 * 60_000,
  deleteMs: 4 * 60_000,
  restorableLagMs: 5 * 60_000,
};
