import { mkdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheDirectory } from 'sandbox';
import { buildKey } from './buildKey';
import { withFileLock } from './fileLock';
import { goBuild } from './goBuild';
import { goVersion, PreparationError } from './goToolchain';
import { sourceDirectory } from './paths';

/** A program of one of the Go modules in `packages/e2e/control-plane`. */
export interface Program {
  /** The module's folder. */
  module: string;
  /** What the program is called when it is built. */
  program: string;
  /** The package to build. */
  target: string;
  /** For the linker. */
  flags: string;
}

/** @see {@link cachedBuild} */
export interface CachedBuild {
  /** What is built, in words. */
  what: string;
  programs: readonly Program[];
  /** What a first build takes on two cores, in minutes. */
  minutes: number;
  log: (line: string) => void;
}

/** Room for Go's own caches of a first build and for the programs, in bytes. */
const neededSpace = 5 * 1024 ** 3;

/**
 * The folder with these programs, from the cache or built from the pinned Go modules.
 *
 * @throws {@link PreparationError} if Go is missing or too old, the disk is full, or the modules cannot be fetched.
 */
export async function cachedBuild(build: CachedBuild): Promise<string> {
  const { what, programs, log } = build;
  const key = await buildKey({
    source: sourceDirectory,
    modules: programs.map(({ module }) => module),
    goVersion: await goVersion(sourceDirectory),
    platform: `${process.platform}-${process.arch}`,
    flags: programs.map(({ flags }) => flags),
  });
  const root = join(cacheDirectory(), 'control-plane');
  const folder = join(root, key);
  if (!(await exists(folder))) {
    let saidHolder = 0;
    const onWait = (holder: number) => {
      if (holder !== saidHolder) {
        log(`waiting for process ${holder}, which is building ${what}`);
        saidHolder = holder;
      }
    };
    await withFileLock(join(root, `${key}.lock`), onWait, async () => {
      if (!(await exists(folder))) {
        await buildInto(root, folder, build);
      }
    });
  }
  return folder;
}

/** Builds beside the final place and moves all programs there at once: a folder with the key's name is always complete. */
async function buildInto(
  root: string,
  folder: string,
  { what, programs, minutes, log }: CachedBuild,
): Promise<void> {
  await mkdir(root, { recursive: true });
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < neededSpace) {
    throw new PreparationError(
      `The disk of ${root} has ${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB left, and building ${what} takes about ${neededSpace / 1024 ** 3}: free some space, or set SLIPWAY_CACHE to a folder on another disk, and try again.`,
    );
  }
  // Under the lock: what is there was left by a build that was killed.
  const work = join(root, `building-${basename(folder)}`);
  await rm(work, { recursive: true, force: true });
  await mkdir(work);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const say = () =>
    log(
      `building ${what} (first time only, about ${minutes} minutes)… ${seconds()} s`,
    );
  say();
  const timer = setInterval(say, 15_000);
  try {
    for (const { module, program, target, flags } of programs) {
      await goBuild({
        folder: join(sourceDirectory, module),
        output: join(work, program),
        target,
        linkerFlags: flags,
      });
    }
    await rename(work, folder).catch(async error => {
      // Somebody else was quicker: what they built from the same inputs serves as well.
      if (!(await exists(folder))) {
        throw error;
      }
    });
    log(`built ${what} in ${seconds()} s`);
  } finally {
    clearInterval(timer);
    await rm(work, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
