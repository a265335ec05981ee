import { execFileSync } from 'node:child_process';
import { repositoryRoot } from './repository';

/** The commit that is checked out; a checkout that is none of git's has no commit, and is called so. */
export function getCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no-commit';
  }
}
