import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DirectoryLock, lockDirectory } from '../directoryLock';
import { removePostgres } from '../postgres/startPostgres';

/** What is where in the demo's data directory. */
export type DataDirectory = {
  database: string;
  cluster: string;
  getLogFile(name: string): string;
  lock: DirectoryLock;
};

/**
 * Takes the data directory for this demo.
 *
 * @param reset - removes what earlier demos have left there, and nothing else.
 * @throws ConflictError that names the holder and its address, where another demo uses it.
 */
export async function openDataDirectory(
  path: string,
  reset: boolean,
): Promise<DataDirectory> {
  const lock = lockDirectory(path, 'a demo that is starting');
  const [database, cluster, logs] = ['database', 'cluster', 'logs'].map(name =>
    join(path, name),
  ) as [string, string, string];
  try {
    if (reset) {
      await removePostgres(database);
      for (const folder of [database, cluster, logs]) {
        await rm(folder, { recursive: true, force: true });
      }
    }
    mkdirSync(logs, { recursive: true });
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    database,
    cluster,
    getLogFile: name => join(logs, `${name}.log`),
    lock,
  };
}
