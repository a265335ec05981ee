import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { DirectoryLock, lockDirectory } from '../directoryLock';
import { removePostgres } from '../postgres/startPostgres';

/** What is where in the demo's data directory. */
export type DataDirectory = {
  database: string;
  /** Of the clusters. */
  cluster: string;
  getLogFile(name: string): string;
  lock: DirectoryLock;
};

/** Takes the data directory for this demo. */
export type DataDirectoryOptions = {
  path: string;
  /** The kind of cluster that its operations are about. */
  cluster: string;
  /** Whether to remove what earlier demos have left there, and nothing else. */
  reset: boolean;
};

/**
 * Takes the data directory for this demo.
 *
 * @throws ConflictError that names the holder and its address, where another demo uses it, or the kind of cluster, where it is another one's.
 */
export async function openDataDirectory({
  path,
  cluster,
  reset,
}: DataDirectoryOptions): Promise<DataDirectory> {
  const lock = lockDirectory(path, 'a demo that is starting');
  const folders = {
    database: join(path, 'database'),
    cluster: join(path, 'cluster'),
    // Its databases begin afresh at each start.
    account: join(path, 'aws'),
    logs: join(path, 'logs'),
  };
  const kindFile = join(path, 'cluster-kind');
  try {
    if (reset) {
      await removePostgres(folders.database);
      for (const left of [...Object.values(folders), kindFile]) {
        await rm(left, { recursive: true, force: true });
      }
    }
    refuseOtherKind(path, readKind(kindFile, folders.cluster), cluster);
    mkdirSync(folders.logs, { recursive: true });
    writeFileSync(kindFile, cluster);
  } catch (error) {
    lock.release();
    throw error;
  }
  return {
    database: folders.database,
    cluster: folders.cluster,
    getLogFile: name => join(folders.logs, `${name}.log`),
    lock,
  };
}

/** Demos from before there were several kinds had the local one. */
function readKind(file: string, clusterFolder: string): string | undefined {
  if (existsSync(file)) {
    return readFileSync(file, 'utf8').trim();
  }
  return existsSync(clusterFolder) ? 'local' : undefined;
}

function refuseOtherKind(
  path: string,
  found: string | undefined,
  wanted: string,
): void {
  if (found !== undefined && found !== wanted) {
    throw new ConflictError(
      `${path} is the data of a demo with --cluster ${found}, whose operations say nothing of this one. Start it with --cluster ${found}, name another directory with --data, or let --reset remove what is there.`,
    );
  }
}
