import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';
import { createReference, referenceFolder } from './createReference';

function write(folder: string, documents: ReadonlyMap<string, string>) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of documents) {
    writeFileSync(join(folder, name), text);
  }
}

/** Shows how what is there differs from what it should be. */
function compare(present: string, documents: ReadonlyMap<string, string>) {
  const scratch = mkdtempSync(join(tmpdir(), 'slipway-reference-'));
  try {
    mkdirSync(present, { recursive: true });
    cpSync(present, join(scratch, 'present'), { recursive: true });
    write(join(scratch, 'sources'), documents);
    const { status } = spawnSync(
      'git',
      ['diff', '--no-index', '--no-color', 'present', 'sources'],
      { cwd: scratch, stdio: 'inherit' },
    );
    return status === 0;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function main() {
  const documents = await createReference();
  const folder = join(repositoryRoot, referenceFolder);
  if (!process.argv.includes('--check')) {
    write(folder, documents);
    console.log(`${referenceFolder}: ${readdirSync(folder).join(', ')}`);
    return;
  }
  if (!compare(folder, documents)) {
    console.error(
      `✗ ${referenceFolder} does not say what the sources say, see above: run "yarn reference"`,
    );
    process.exitCode = 1;
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
