import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './errorCode';
import { identify, isAlive, type ProcessIdentity } from './processIdentity';

/**
 * Runs `work` while holding a lock file that names this process; waits while another living process holds it.
 *
 * @param onWait - called about once a second with the process ID of the holder.
 */
export async function withFileLock<T>(
  path: string,
  onWait: (holder: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    const holder = await takeLock(path);
    if (!holder) {
      break;
    }
    onWait(holder.pid);
    await sleep(1000);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Takes the lock for this process, or returns the living process that holds it.
 *
 * @remarks The lock of a process that was killed counts as free. It is given back by removing the file.
 */
export async function takeLock(
  path: string,
): Promise<ProcessIdentity | undefined> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, JSON.stringify(identify(process.pid)), {
      flag: 'wx',
    });
    return undefined;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw error;
    }
  }
  const holder = await readHolder(path);
  if (holder && isAlive(holder)) {
    return holder;
  }
  // Left behind by a process that was killed.
  await rm(path, { force: true });
  return takeLock(path);
}

/** The process that is named in a lock file, alive or not. */
export async function readHolder(
  path: string,
): Promise<ProcessIdentity | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as ProcessIdentity;
    } catch {
      // Created but not yet written, or just removed.
      await sleep(20);
    }
  }
  return undefined;
}
