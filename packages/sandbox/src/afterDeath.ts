import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Arranges for a shell script to run when this process is gone, however it went: also after kill -9.
 *
 * @remarks
 * A shell waits for the end of its standard input, which comes when the process that holds the other end is gone.
 *
 * @param script - finds the arguments in `$1` and so on.
 * @returns a function that calls it off.
 */
export function runAfterDeath(script: string, args: string[]): () => void {
  const child = spawn(
    '/bin/sh',
    ['-c', `cat >/dev/null\n${script}`, 'slipway-after-death', ...args],
    { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  // Neither the shell nor the pipe must keep this process alive.
  child.unref();
  (child.stdin as Socket).unref();
  return () => {
    // The whole group, before the pipe is closed: what was called off must not run.
    process.kill(-child.pid!, 'SIGKILL');
    child.stdin.destroy();
  };
}
