import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { runAfterDeath } from './afterDeath';

/** A program with everything that it has started. */
export type GuardedProcess = {
  /** Resolves with a description of how it ended. */
  ended: Promise<string>;
  /** Ends it: asked at first, and by force after ten seconds. */
  stop(): Promise<void>;
};

/** Ends the process group $1, by force where asking does not help. */
const endGroup = `
kill -TERM "-$1" 2>/dev/null || exit
for second in 1 2 3 4 5 6 7 8 9 10; do
  sleep 1
  kill -0 "-$1" 2>/dev/null || exit
done
kill -KILL "-$1"
`;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // The group has ended.
  }
}

/**
 * Starts a program that does not outlive this process, in a process group of its own.
 *
 * @remarks
 * As Ctrl-C does not reach that group, this process decides in which order things end.
 */
export function startGuarded(options: {
  program: string;
  args: string[];
  folder: string;
  environment: NodeJS.ProcessEnv;
  /** The file for its output; without one it goes where ours goes. */
  logFile?: string;
}): GuardedProcess {
  const log = options.logFile ? openSync(options.logFile, 'w') : 'inherit';
  const child = spawn(options.program, options.args, {
    cwd: options.folder,
    env: { ...process.env, ...options.environment },
    detached: true,
    stdio: ['ignore', log, log],
  });
  if (typeof log === 'number') {
    closeSync(log);
  }
  const callOff = child.pid
    ? runAfterDeath(endGroup, [String(child.pid)])
    : () => {};
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => {
      callOff();
      // Whatever it has started ends with it.
      signalGroup(child, 'SIGTERM');
      resolve(signal ? `ended by ${signal}` : `ended with exit code ${code}`);
    });
  });
  return {
    ended,
    async stop() {
      if (!child.pid) {
        return;
      }
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
