import { ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** @see {@link Kubectl} */
export interface KubectlOptions {
  program: string;
  kubeconfig: string;
  /** Where it keeps what it has discovered of the server. */
  home: string;
}

/** kubectl as somebody at a terminal has it. */
export class Kubectl {
  readonly #options: KubectlOptions;
  readonly #running = new Set<ChildProcess>();

  constructor(options: KubectlOptions) {
    this.#options = options;
  }

  /**
   * Runs a command to its end.
   *
   * @returns when it was started, in milliseconds since 1970, and what it printed.
   */
  async run(...args: string[]): Promise<{ at: number; output: string }> {
    const { program } = this.#options;
    const at = Date.now();
    const { stdout } = await promisify(execFile)(program, args, {
      env: this.#environment,
      timeout: 60_000,
    });
    return { at, output: stdout };
  }

  /** Starts a command that goes on, and tells of each line that it prints. */
  follow(args: readonly string[], onLine: (line: string) => void): void {
    const { program } = this.#options;
    const child = spawn(program, args, {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    createInterface({ input: child.stdout }).on('line', onLine);
  }

  /** Ends every command that goes on. */
  endAll(): void {
    this.#running.forEach(child => child.kill());
  }

  get #environment(): NodeJS.ProcessEnv {
    const { kubeconfig, home } = this.#options;
    return { ...process.env, KUBECONFIG: kubeconfig, HOME: home };
  }
}
