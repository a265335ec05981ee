import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a build depends on. */
export interface BuildInputs {
  /** The folder that holds the modules. */
  source: string;
  /** The modules that are built, each a folder of it. */
  modules: readonly string[];
  /** As `go version` prints it. */
  goVersion: string;
  /** Operating system and processor, as in `linux-x64`. */
  platform: string;
  /** Anything else that shapes the programs, such as linker flags. */
  flags: readonly string[];
}

/**
 * The name of the cache entry for a build: a hash over the modules' own files, the Go version and the platform.
 *
 * @remarks Built programs are named by their content's origin, so that a checkout never runs those of another one's pins.
 */
export async function buildKey(inputs: BuildInputs): Promise<string> {
  const hash = createHash('sha256');
  const add = (part: string | Buffer) =>
    hash.update(`${part.length}:`).update(part);
  add(inputs.goVersion);
  add(inputs.platform);
  inputs.flags.forEach(add);
  for (const module of inputs.modules) {
    const folder = join(inputs.source, module);
    const files = (await readdir(folder)).filter(isBuildInput).sort();
    for (const file of files) {
      add(`${module}/${file}`);
      add(await readFile(join(folder, file)));
    }
  }
  return hash.digest('hex');
}

function isBuildInput(file: string): boolean {
  return (
    file === 'go.mod' ||
    file === 'go.sum' ||
    (file.endsWith('.go') && !file.endsWith('_test.go'))
  );
}
