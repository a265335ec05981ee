import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { repositoryRoot } from '../repositoryRoot';

/** What figures depend on beside the code. */
export type Machine = {
  /** When a measurement began. */
  at: string;
  commit: string;
  /** Whether the checkout has changes that are in no commit. */
  isChanged: boolean;
  node: string;
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  /** The load of the last minute before the run. */
  load: number;
};

function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: repositoryRoot,
    encoding: 'utf8',
  }).trim();
}

/** Describes the machine and the code that is measured. */
export function describeMachine(): Machine {
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    isChanged: git('status', '--porcelain') !== '',
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    load: loadavg()[0] ?? NaN,
  };
}
