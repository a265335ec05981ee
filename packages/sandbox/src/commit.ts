import { execFileSync } from 'node:child_process';
import { repositoryRoot } from './repository';

/** The commit that is checked out; a checkout that is none of git's has no commit, and is called so. */
export function getCommit(): string {
  return git('rev-parse', 'HEAD');
}

/** The same, with `-dirty` behind it where the checkout has changes that are in no commit. */
export function describeCommit(): string {
  return git('describe', '--always', '--exclude=*', '--abbrev=40', '--dirty');
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: repositoryRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no-commit';
  }
}
