import type { RecoveryGoal } from './DatabaseServer';

/** What every simulated DB instance is started with: small, and with its write-ahead log archived. */
export function archiveSettings(archive: string): Record<string, string> {
  const target = `${quote(archive)}/%f`;
  return {
    shared_buffers: '8MB',
    max_connections: '40',
    max_wal_size: '32MB',
    min_wal_size: '4MB',
    wal_compression: 'on',
    // Few full pages in the archive, which is kept for as long as the instance.
    checkpoint_timeout: '30min',
    autovacuum_naptime: '5min',
    archive_mode: 'on',
    // A file is in the archive as a whole or not at all.
    archive_command: `cp "%p" ${target}.part && mv ${target}.part ${target}`,
  };
}

/** What makes a server go through an archive up to a point in time, and open then for writing. */
export function recoverySettings({
  archive,
  time,
}: RecoveryGoal): Record<string, string> {
  return {
    restore_command: `cp ${quote(archive)}/%f "%p"`,
    // In words that are understood before the server has its zones at hand.
    recovery_target_time: `${time.toISOString().slice(0, -1)}+00`,
    recovery_target_action: 'promote',
    // Or it would call itself ready while it still reads the log.
    hot_standby: 'off',
  };
}

/** For the shell, and for PostgreSQL, to which a percent sign means something of its own. */
function quote(path: string): string {
  return `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
}
