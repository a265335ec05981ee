import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  identify,
  signalProcess,
  type ProcessIdentity,
} from './processIdentity';

/** @see {@link GuardedProcess.start} */
export interface GuardedProcessOptions {
  /** The guard program, which ends the process when we are gone. */
  guard: string;
  command: string;
  arguments: readonly string[];
  logPath: string;
  /** Called if the process ends without {@link GuardedProcess.stop}. */
  onUnexpectedEnd?: (exitCode: number | null) => void;
}

/** A child that cannot outlive this process, not even if this process is killed with -9. */
export class GuardedProcess {
  #stopping = false;

  private constructor(
    private readonly guard: ChildProcess,
    private readonly child: ProcessIdentity,
    private readonly ended: Promise<number | null>,
  ) {}

  /** Starts a program under its guard; its output is added to the log file. */
  static async start(options: GuardedProcessOptions): Promise<GuardedProcess> {
    const log = openSync(options.logPath, 'a');
    const guard = spawn(
      options.guard,
      [options.command, ...options.arguments],
      {
        // A session of its own: Ctrl-C, or a kill of our process group, must not end the guard before its program.
        detached: true,
        stdio: ['pipe', 'pipe', log],
      },
    );
    closeSync(log);
    const ended = new Promise<number | null>((resolve, reject) => {
      guard.once('error', reject);
      guard.once('exit', resolve);
    });
    const pid = await Promise.race([
      firstLine(guard),
      ended.then(() => undefined),
    ]);
    const child = identify(Number(pid));
    if (!child) {
      throw new Error(
        `${options.command} ended as soon as it was started: see ${options.logPath}`,
      );
    }
    const started = new GuardedProcess(guard, child, ended);
    void ended.then(code => {
      if (!started.#stopping) {
        options.onUnexpectedEnd?.(code);
      }
    });
    return started;
  }

  /** The process ID of the program itself. */
  get pid(): number {
    return this.child.pid;
  }

  /** The guard, by which another process can tell whether anything of this one is left. */
  get guardPid(): number | undefined {
    return this.guard.pid;
  }

  /** Sends a signal to the program itself. */
  signal(signal: NodeJS.Signals): void {
    signalProcess(this.child, signal);
  }

  /** Whether the program has ended. */
  get hasEnded(): boolean {
    return this.guard.exitCode !== null || this.guard.signalCode !== null;
  }

  /**
   * Ends the program: SIGTERM, and SIGKILL if that does not help in time.
   *
   * @param patienceMs - how long it may take; 0 for SIGKILL at once. After five seconds the guard insists by itself.
   */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    const kill = setTimeout(() => this.signal('SIGKILL'), patienceMs);
    if (patienceMs > 0) {
      this.guard.stdin?.end();
    }
    await this.ended;
    clearTimeout(kill);
  }
}

async function firstLine(guard: ChildProcess): Promise<string> {
  const lines = createInterface({ input: guard.stdout! });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  return line;
}
