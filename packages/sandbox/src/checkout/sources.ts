import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository';

const LARGEST_ARCHIVE_BYTES = 1024 ** 3;

function git(...args: string[]): Buffer {
  return execFileSync('git', args, {
    cwd: repositoryRoot,
    maxBuffer: LARGEST_ARCHIVE_BYTES,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Copies what git tracks, and what it would, as it is in the working tree. */
export function copyWorkingTree(folder: string): void {
  const files = git('ls-files', '-z', '-c', '-o', '--exclude-standard');
  for (const file of files.toString().split('\0')) {
    const source = join(repositoryRoot, file);
    if (file && existsSync(source)) {
      cpSync(source, join(folder, file), { verbatimSymlinks: true });
    }
  }
}

/** Unpacks the files of a commit. */
export function copyRevision(revision: string, folder: string): void {
  const archive = git('archive', '--format=tar', revision);
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
}
