import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { Client } from 'pg';
import { ServerUser } from '../../postgres/serverUser';
import { waitForArchived } from './archive';
import { copyDataFolder, giveTo } from './copyFolder';

/**
 * Copies the data of a running server so that the copy alone can be started, with what was committed at the end of this.
 *
 * @remarks
 * The low-level way of PostgreSQL, as npm's build has no `pg_basebackup`: the data folder, the label that says where
 * recovery begins, and the archived part of the write-ahead log from there to the end of the backup.
 *
 * @param client - a connection to that server; the backup ends with it.
 * @see https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function takeBackup(
  client: Client,
  options: {
    data: string;
    archive: string;
    /** Made; must not be there yet. */
    to: string;
    user: ServerUser | undefined;
  },
): Promise<void> {
  const { data, archive, to, user } = options;
  await client.query(`SELECT pg_backup_start('slipway', fast => true)`);
  await copyDataFolder({ from: data, to, running: true, user });
  const { rows } = await client.query<{ label: string; last: string }>(
    `SELECT labelfile AS label, pg_walfile_name(lsn - 1) AS last
     FROM pg_backup_stop(wait_for_archive => false)`,
  );
  const { label, last } = rows[0]!;
  const labelFile = join(to, 'backup_label');
  await writeFile(labelFile, label);
  await giveTo(labelFile, user);
  await waitForArchived(archive, last);
  const first = findFirstSegment(label);
  for (const name of await readdir(archive)) {
    if (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last) {
      const segment = join(to, 'pg_wal', name);
      await copyFile(join(archive, name), segment);
      await giveTo(segment, user);
    }
  }
}

function findFirstSegment(label: string): string {
  const [, name] = /^START WAL LOCATION: .* \(file ([0-9A-F]{24})\)/m.exec(
    label,
  ) ?? [undefined, undefined];
  if (!name) {
    throw new ConflictError(
      `PostgreSQL labelled a backup in words that are not known here: ${label}`,
    );
  }
  return name;
}
