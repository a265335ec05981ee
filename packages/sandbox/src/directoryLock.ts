import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { getProcessStart } from './processes';

type Holder = { pid: number; processStart: string; purpose: string };

/** The exclusive use of a directory by this process, until it is released or the process ends. */
export type DirectoryLock = {
  /** Replaces what others are told about the holder. */
  describe(purpose: string): void;
  release(): void;
};

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  return getProcessStart(holder.pid) === holder.processStart;
}

function place(path: string, holder: Holder): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    return false;
  } finally {
    rmSync(draft);
  }
}

/** Takes a dead holder's file away, unless another process has put its own there in the meantime. */
function discard(path: string) {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && isAlive(moved)) {
    place(path, moved);
  }
  rmSync(aside);
}

/**
 * Takes a directory for this process.
 *
 * @remarks
 * The holder is known by its process ID and the moment that the process began, so neither a holder ended with kill -9
 * nor a process ID that was given out again keeps the directory locked.
 *
 * @throws ConflictError that names the holder, where it is alive.
 */
export function lockDirectory(
  directory: string,
  purpose: string,
): DirectoryLock {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'holder.json');
  const holder: Holder = {
    pid: process.pid,
    processStart: getProcessStart(process.pid) ?? '',
    purpose,
  };
  while (!place(path, holder)) {
    const other = read(path);
    if (other && isAlive(other)) {
      throw new ConflictError(
        `${directory} is held by ${other.purpose} (process ${other.pid}). Stop that one first, or choose another data directory.`,
      );
    }
    discard(path);
  }
  return {
    describe(newPurpose) {
      const draft = `${path}.${randomUUID()}`;
      writeFileSync(draft, JSON.stringify({ ...holder, purpose: newPurpose }));
      renameSync(draft, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}
