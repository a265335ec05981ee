import { constants } from 'node:fs';
import { chown, copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerUser } from '../../postgres/serverUser';

/**
 * Copies the data folder of a PostgreSQL server.
 *
 * @remarks
 * Of one that is running, a file that goes while the copy is made is left out, as the write-ahead log tells of its end; the log
 * itself comes from the archive.
 *
 * @see https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyDataFolder(options: {
  from: string;
  /** Made; must not be there yet. */
  to: string;
  /** Whether a server is at work in it. */
  running: boolean;
  user: ServerUser | undefined;
}): Promise<void> {
  const { from, to, running, user } = options;
  await makeServerFolder(to, user);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const inner = {
      ...options,
      from: join(from, entry.name),
      to: join(to, entry.name),
    };
    if (!entry.isDirectory()) {
      await (ofThatServer.has(entry.name) ? undefined : copyOneFile(inner));
    } else if (running && withoutContents.has(entry.name)) {
      await makeServerFolder(inner.to, user);
    } else {
      await copyDataFolder(inner).catch(ignoreMissing);
    }
  }
}

/** Makes a folder that belongs to the server's user alone. */
export async function makeServerFolder(
  path: string,
  user: ServerUser | undefined,
): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  await giveTo(path, user);
}

/** Hands a file or folder to the server's user. */
export async function giveTo(
  path: string,
  user: ServerUser | undefined,
): Promise<void> {
  if (user) {
    await chown(path, user.uid, user.gid);
  }
}

/** Says something about the server that runs, and nothing about its data. */
const ofThatServer = new Set(['postmaster.pid', 'postmaster.opts']);

/** Folders with what a running server has at hand, of which its copy makes its own. */
const withoutContents = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

async function copyOneFile(options: {
  from: string;
  to: string;
  user: ServerUser | undefined;
}) {
  try {
    // Where the file system can, the copy shares its blocks with the original.
    await copyFile(options.from, options.to, constants.COPYFILE_FICLONE);
    await giveTo(options.to, options.user);
  } catch (error) {
    ignoreMissing(error);
  }
}

function ignoreMissing(error: unknown) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
    throw error;
  }
}
