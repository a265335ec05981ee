import { mkdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheDirectory } from 'sandbox';
import { buildKey } from './buildKey';
import { goBuild } from './goBuild';
import { goVersion, PreparationError } from './goToolchain';
import { withFileLock } from './fileLock';
import { sourceDirectory } from './paths';

/** The programs that a control plane is made of. */
export interface Binaries {
  /** etcd, API server, controllers and scheduler, by subcommand. */
  controlPlane: string;
  kwok: string;
  /** Runs a program and ends it when the parent is gone. */
  guard: string;
}

/** @see {@link buildControlPlane} */
export interface BuildOptions {
  /** Told about progress, a line at a time. @default no one */
  log?: (line: string) => void;
}

// Clients read the version from the API server and refuse one that they cannot parse.
const kubernetesVersion = '-X k8s.io/component-base/version.gitVersion=v1.35.4';

const targets = [
  { module: 'guard', program: 'guard', target: '.', flags: '-s -w' },
  {
    module: 'kwok',
    program: 'kwok',
    target: 'sigs.k8s.io/kwok/cmd/kwok',
    flags: '-s -w',
  },
  {
    module: 'kubernetes',
    program: 'control-plane',
    target: '.',
    flags: `-s -w ${kubernetesVersion}`,
  },
] as const;

/** Room for Go's own caches of a first build and for the programs, in bytes. */
const neededSpace = 5 * 1024 ** 3;

/**
 * The control plane's programs, from the cache or built from the pinned Go modules (about six minutes on two cores).
 *
 * @throws {@link PreparationError} if Go is missing or too old, the disk is full, or the modules cannot be fetched.
 */
export async function buildControlPlane(
  options: BuildOptions = {},
): Promise<Binaries> {
  const log = options.log ?? (() => {});
  const key = await buildKey({
    source: sourceDirectory,
    goVersion: await goVersion(sourceDirectory),
    platform: `${process.platform}-${process.arch}`,
    flags: targets.map(({ flags }) => flags),
  });
  const root = join(cacheDirectory(), 'control-plane');
  const folder = join(root, key);
  if (!(await exists(folder))) {
    let saidHolder = 0;
    const onWait = (holder: number) => {
      if (holder !== saidHolder) {
        log(
          `waiting for process ${holder}, which is building the Kubernetes control plane`,
        );
        saidHolder = holder;
      }
    };
    await withFileLock(join(root, `${key}.lock`), onWait, async () => {
      if (!(await exists(folder))) {
        await buildInto(root, folder, log);
      }
    });
  }
  return {
    controlPlane: join(folder, 'control-plane'),
    kwok: join(folder, 'kwok'),
    guard: join(folder, 'guard'),
  };
}

/** Builds beside the final place and moves all programs there at once: a folder with the key's name is always complete. */
async function buildInto(
  root: string,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  await mkdir(root, { recursive: true });
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < neededSpace) {
    throw new PreparationError(
      `The disk of ${root} has ${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB left, and building the Kubernetes control plane takes about ${neededSpace / 1024 ** 3}: free some space, or set SLIPWAY_CACHE to a folder on another disk, and try again.`,
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
      `building the Kubernetes control plane (first time only, about 6 minutes)… ${seconds()} s`,
    );
  say();
  const timer = setInterval(say, 15_000);
  try {
    for (const { module, program, target, flags } of targets) {
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
    log(`built the Kubernetes control plane in ${seconds()} s`);
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
