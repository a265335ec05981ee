import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commandLine,
  componentNames,
  files,
  type ComponentName,
  type Layout,
} from './components';
import { GuardedProcess } from './guardedProcess';
import { identify, type ProcessIdentity } from './processIdentity';

const controllers = [
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
] as const;

const defaultPatience = 5_000;
/** Left to itself the API server waits a minute for its clients to end their watches. */
const apiServerPatience = 1_000;

/** The processes of one control plane. */
export class RunningComponents {
  readonly #running = new Map<ComponentName, GuardedProcess>();

  constructor(
    private readonly layout: Layout,
    private readonly log: (line: string) => void,
  ) {}

  /** Starts a component unless it runs; its log goes on where it stopped. */
  async start(name: ComponentName): Promise<void> {
    if (this.#running.get(name)?.hasEnded === false) {
      return;
    }
    this.#running.set(
      name,
      await GuardedProcess.start({
        guard: this.layout.binaries.guard,
        ...commandLine(name, this.layout),
        logPath: this.logPath(name),
        onUnexpectedEnd: code =>
          this.log(
            `${name} ended by itself (exit code ${code}): see ${this.logPath(name)}`,
          ),
      }),
    );
  }

  /** Stops a component if it runs. */
  async stop(
    name: ComponentName,
    signal?: 'SIGTERM' | 'SIGKILL',
  ): Promise<void> {
    const patienceMs =
      name === 'kube-apiserver' ? apiServerPatience : defaultPatience;
    await this.#running.get(name)?.stop(signal === 'SIGKILL' ? 0 : patienceMs);
    this.#running.delete(name);
  }

  /** Starts what acts on the cluster's objects. */
  async startControllers(): Promise<void> {
    await Promise.all(controllers.map(name => this.start(name)));
  }

  /** Stops what acts on the cluster's objects. */
  async stopControllers(): Promise<void> {
    await Promise.all(controllers.map(name => this.stop(name)));
  }

  /** Stops all of them, those that depend on others first. */
  async stopAll(): Promise<void> {
    await this.stopControllers();
    await this.stop('kube-apiserver');
    await this.stop('etcd');
  }

  /** Sends a signal to a component; nothing happens if it does not run. */
  signal(name: ComponentName, signal: NodeJS.Signals): void {
    this.#running.get(name)?.signal(signal);
  }

  /** A sentence about a component that was started and has ended, with the last lines of its log. */
  async failure(): Promise<string | undefined> {
    for (const [name, process] of this.#running) {
      if (process.hasEnded) {
        const text = await readFile(this.logPath(name), 'utf8');
        return `${name} ended before it was ready; the end of ${this.logPath(name)}:\n${text.trim().split('\n').slice(-5).join('\n')}`;
      }
    }
    return undefined;
  }

  /** The process IDs of the components that run. */
  pids(): Partial<Record<ComponentName, number>> {
    return Object.fromEntries(
      [...this.#running].map(([name, process]) => [name, process.pid]),
    );
  }

  /** The guards' identities, for the state file. */
  guards(): ProcessIdentity[] {
    return [...this.#running.values()].flatMap(({ guardPid }) =>
      guardPid ? (identify(guardPid) ?? []) : [],
    );
  }

  /** Empties the logs of an earlier start. */
  async emptyLogs(): Promise<void> {
    await Promise.all(
      componentNames.map(name =>
        truncate(this.logPath(name)).catch(() => undefined),
      ),
    );
  }

  private logPath(name: ComponentName): string {
    return join(files(this.layout).logs, `${name}.log`);
  }
}
