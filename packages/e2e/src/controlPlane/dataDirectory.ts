import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { files, type Ports } from './components';
import { readHolder, takeLock } from './fileLock';
import { isAlive, type ProcessIdentity } from './processIdentity';

/** What one start of a control plane leaves for the next one, and for other processes to read. */
export interface ControlPlaneState {
  ports: Ports;
  /** The guards of all components that were started. */
  guards: ProcessIdentity[];
}

/** How long the components of a parent that was killed may take to end. */
const leftoverPatience = 15_000;

/**
 * Takes a data directory for this process and returns the state of the last start, if there was one.
 *
 * @throws if another living process uses the directory; the message names it.
 */
export async function openDataDirectory(
  data: string,
): Promise<ControlPlaneState | undefined> {
  await mkdir(files({ data }).logs, { recursive: true, mode: 0o700 });
  const holder = await takeLock(files({ data }).lock);
  if (holder) {
    throw new Error(
      `The control plane of ${data} is already running, in process ${holder.pid}. Stop that one first, or name another data directory.`,
    );
  }
  const state = await readState(data);
  await leftoversToEnd(state);
  return state;
}

/** Gives the data directory back. */
export async function closeDataDirectory(data: string): Promise<void> {
  await rm(files({ data }).lock, { force: true });
}

/** Writes the state down, whole or not at all. */
export async function writeState(
  data: string,
  state: ControlPlaneState,
): Promise<void> {
  const { state: path } = files({ data });
  await writeFile(`${path}.new`, JSON.stringify(state, undefined, 2));
  await rename(`${path}.new`, path);
}

/** The state of the last start, or undefined if there was none. */
export async function readState(
  data: string,
): Promise<ControlPlaneState | undefined> {
  const text = await readFile(files({ data }).state, 'utf8').catch(
    () => undefined,
  );
  return text === undefined
    ? undefined
    : (JSON.parse(text) as ControlPlaneState);
}

/** The living process that runs the control plane of a data directory. */
export async function ownerOf(
  data: string,
): Promise<ProcessIdentity | undefined> {
  const holder = await readHolder(files({ data }).lock);
  return holder && isAlive(holder) ? holder : undefined;
}

/** Waits for what a killed parent left: its guards are at work on it. */
async function leftoversToEnd(
  state: ControlPlaneState | undefined,
): Promise<void> {
  const deadline = Date.now() + leftoverPatience;
  for (const guard of state?.guards ?? []) {
    while (isAlive(guard)) {
      if (Date.now() > deadline) {
        throw new Error(
          `Process ${guard.pid} of an earlier control plane does not end: end it by hand and try again.`,
        );
      }
      await sleep(50);
    }
  }
}
