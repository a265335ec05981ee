import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from '../../directoryLock';
import { findBinaries } from '../../postgres/binaries';
import { ensureCluster } from '../../postgres/cluster';
import { placeBinaries, placeServer } from '../../postgres/commonGround';
import { endLeftover } from '../../postgres/server';
import { getServerUser } from '../../postgres/serverUser';
import { Contents } from './Contents';
import { dataFolderOf } from './DatabaseServer';
import {
  PastSnapshot,
  PostgresStorage,
  StorageFolders,
} from './PostgresStorage';

/** What a storage of real databases is started with. Names are those of `InstanceStorage`. */
export interface PostgresStorageOptions {
  /** Where its files are for as long as it runs. Made when missing. */
  directory: string;
  /** What is in the instances that are there from the beginning. */
  contents?: Readonly<Record<string, Contents>>;
  /** Snapshots that are there from the beginning, of instances whose contents have a past. */
  snapshots?: Readonly<Record<string, PastSnapshot>>;
}

/**
 * Starts a storage that gives each simulated DB instance a PostgreSQL server of its own.
 *
 * @remarks
 * Snapshots and points in time are true ones: copies of the data folder, and the archived write-ahead log played back up to
 * the time. Nothing outlives the process: servers end with it, and the next start in the same directory begins afresh.
 *
 * @throws ConflictError that names the holder, where another process uses the directory.
 */
export async function startPostgresStorage(
  options: PostgresStorageOptions,
): Promise<PostgresStorage> {
  mkdirSync(options.directory, { recursive: true });
  const directory = realpathSync(options.directory);
  const lock = lockDirectory(directory, 'the databases of a simulated account');
  try {
    const user = getServerUser();
    const binaries = await placeBinaries(findBinaries(), user);
    const home = placeServer(directory, user);
    const folders = await clear(home);
    const password = await ensureCluster({
      ...{ binaries, user, cluster: folders.template },
      // Small ones, as each restore to a point in time ends one.
      walSegmentMebibytes: 1,
    });
    return new PostgresStorage({
      ...{ folders, contents: options.contents, snapshots: options.snapshots },
      ground: { binaries, user, password },
      onStop: async () => {
        await rm(home, { recursive: true, force: true });
        lock.release();
      },
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Takes away what an earlier start has left, also one that was ended with kill -9. */
async function clear(home: string): Promise<StorageFolders> {
  const instances = join(home, 'instances');
  const leftovers = existsSync(instances) ? await readdir(instances) : [];
  for (const name of leftovers) {
    await endLeftover(dataFolderOf(join(instances, name)));
  }
  await rm(home, { recursive: true, force: true });
  const folders = {
    instances,
    template: join(home, 'template', 'cluster'),
    bases: join(home, 'bases'),
    snapshots: join(home, 'snapshots'),
  };
  for (const folder of [instances, folders.bases, folders.snapshots]) {
    await mkdir(folder, { recursive: true });
  }
  return folders;
}
