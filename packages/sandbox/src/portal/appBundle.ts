import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceUnavailableError } from '@backstage/errors';
import { cacheDirectory } from '../cacheDirectory';
import { startGuarded } from '../guardedProcess';
import { repositoryRoot } from '../repository';
import { BundleCache } from './bundleCache';

/** Everything that the app is made of. */
const sources = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app/{package.json,config.d.ts}',
  'packages/app/{src,public}/**/*',
  'plugins/{slipway,slipway-common}/package.json',
  'plugins/{slipway,slipway-common}/src/**/*',
  'plugins/*/config.d.ts',
];

const dist = 'packages/app/dist';
const stamp = `${dist}/.slipway-key`;

/** A key that changes whenever the app has to be built again. */
export function getAppKey(root: string): string {
  const hash = createHash('sha256');
  const files = sources
    .flatMap(pattern => globSync(pattern, { cwd: root }))
    .filter(file => !/\.test\.tsx?$/.test(file))
    .filter(file => statSync(join(root, file)).isFile())
    .sort();
  for (const file of files) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function readStamp(): string | undefined {
  try {
    return readFileSync(join(repositoryRoot, stamp), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Builds the app of the demo portal, unless that was done since its last change, in this checkout or in another one.
 *
 * @returns a function that interrupts it, and what resolves when the app is there.
 */
export function buildApp(options: {
  logFile: string;
  log: (line: string) => void;
}): { built: Promise<void>; interrupt(): Promise<void> } {
  const key = getAppKey(repositoryRoot);
  if (readStamp() === key) {
    return { built: Promise.resolve(), interrupt: async () => {} };
  }
  const cache = new BundleCache(join(cacheDirectory(), 'app'));
  if (cache.restore(key, join(repositoryRoot, dist))) {
    return { built: Promise.resolve(), interrupt: async () => {} };
  }
  options.log('Building the app (once for each change of it)');
  const build = startGuarded({
    program: process.execPath,
    args: [
      join(repositoryRoot, 'node_modules/.bin/backstage-cli'),
      'package',
      'build',
    ],
    folder: join(repositoryRoot, 'packages/app'),
    environment: {},
    logFile: options.logFile,
  });
  const finish = async () => {
    const end = await build.ended;
    if (end !== 'ended with exit code 0') {
      throw new ServiceUnavailableError(
        `The build of the app ${end}. Its output is in ${options.logFile}.`,
      );
    }
    writeFileSync(join(repositoryRoot, stamp), key);
    cache.keep(key, join(repositoryRoot, dist));
    options.log('The app is built');
  };
  return { built: finish(), interrupt: build.stop };
}
