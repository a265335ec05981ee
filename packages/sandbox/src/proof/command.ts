import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { repositoryRoot } from '../repository';

/** Where and with what a program runs. */
export type RunOptions = {
  /** Added to the variables of this process. */
  environment?: NodeJS.ProcessEnv;
  /** @default the repository's root */
  folder?: string;
  /** Whether what it prints is thrown away. */
  isQuiet?: boolean;
};

/**
 * Runs a program, its output going where ours goes.
 *
 * @returns its exit code; the death by a signal counts as 1.
 */
export async function run(
  program: string,
  args: string[],
  options: RunOptions = {},
): Promise<number> {
  const child = spawn(program, args, {
    cwd: resolve(repositoryRoot, options.folder ?? '.'),
    env: { ...process.env, ...options.environment },
    stdio: options.isQuiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('exit', code => done(code ?? 1));
  });
}

/** Runs a program of node_modules/.bin. */
export async function runTool(
  tool: string,
  args: string[],
  options?: RunOptions,
): Promise<number> {
  const path = resolve(repositoryRoot, 'node_modules/.bin', tool);
  return run(process.execPath, [path, ...args], options);
}

/** Runs a script of the root's package.json. */
export async function runScript(
  script: string,
  args: string[] = [],
): Promise<number> {
  const yarn = resolve(repositoryRoot, '.yarn/releases/yarn-4.13.0.cjs');
  return run(process.execPath, [yarn, 'run', script, ...args]);
}

/** Runs a TypeScript program of the monorepo. */
export async function runTypeScript(
  path: string,
  args: string[],
): Promise<number> {
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return run(process.execPath, ['--require', transform, path, ...args]);
}
