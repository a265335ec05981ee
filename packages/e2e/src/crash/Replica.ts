import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { pickPorts } from 'sandbox';
import { buildControlPlane, until } from '../controlPlane';
import { GuardedProcess } from '../controlPlane/guardedProcess';
import { repositoryRoot } from '../repositoryRoot';

/** An answer of the HTTP API. */
export interface Answer<TBody> {
  status: number;
  body: TBody;
}

/** @see {@link Replica.start} */
export interface ReplicaOptions {
  name: string;
  /** Where configuration and log are written. */
  folder: string;
  /** Everything but where it listens. */
  configuration: JsonObject;
  /** Environment variables that it has besides. @default none */
  variables?: Record<string, string>;
  /** The checkout that it runs from. @default this one */
  sources?: string;
}

/** A process with a whole Backstage backend: Slipway, its platforms and nothing that is not needed for them. */
export class Replica {
  private constructor(
    readonly name: string,
    private readonly process: GuardedProcess,
    private readonly url: string,
    private readonly logPath: string,
    private readonly clockPath: string,
  ) {}

  /** Starts it, and waits until it answers. */
  static async start(options: ReplicaOptions): Promise<Replica> {
    const { name, folder, configuration, sources = repositoryRoot } = options;
    const variables = Object.entries(options.variables ?? {});
    const { backend } = await pickPorts(['backend']);
    const baseUrl = `http://127.0.0.1:${backend}`;
    const configPath = join(folder, `${name}.json`);
    const logPath = join(folder, `${name}.log`);
    const clockPath = join(folder, `${name}.clock`);
    await writeFile(
      configPath,
      JSON.stringify({
        ...configuration,
        backend: {
          ...(configuration.backend as JsonObject),
          baseUrl,
          listen: { host: '127.0.0.1', port: backend },
        },
      }),
    );
    const { guard } = await buildControlPlane();
    const process = await GuardedProcess.start({
      guard,
      command: 'env',
      arguments: [
        'NODE_ENV=production',
        `SLIPWAY_CLOCK=${clockPath}`,
        ...variables.map(([key, value]) => `${key}=${value}`),
        globalThis.process.execPath,
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(sources, 'packages/e2e/src/crash/replica/main.ts'),
        '--config',
        configPath,
      ],
      logPath,
    });
    const replica = new Replica(name, process, baseUrl, logPath, clockPath);
    await until('The backend answering', () => replica.#isReady(), {
      timeoutMs: 120_000,
      failure: async () =>
        process.hasEnded
          ? `${name} has ended: ${(await replica.log()).slice(-3000)}`
          : undefined,
    });
    return replica;
  }

  /** Its process ID. */
  get pid(): number {
    return this.process.pid;
  }

  /** Whether it has ended, by whoever's hand. */
  get hasEnded(): boolean {
    return this.process.hasEnded;
  }

  /** Moves its wall clock, forward or back, and waits until it has moved. */
  async moveClock(hours: number): Promise<void> {
    await writeFile(this.clockPath, String(hours));
    this.process.signal('SIGUSR2');
    await until('The clock being moved', async () =>
      (await this.log()).includes('The wall clock says'),
    );
  }

  /** What it has written to its log so far. */
  async log(): Promise<string> {
    return readFile(this.logPath, 'utf8');
  }

  /** The last lines of its log that tell of something wrong. */
  async warnings(): Promise<string> {
    const lines = (await this.log()).split('\n');
    return lines
      .filter(line => /"level":"(warn|error)"/.test(line))
      .slice(-15)
      .join('\n');
  }

  async get<TBody>(path: string, as: string): Promise<Answer<TBody>> {
    return this.#fetch(path, { headers: { authorization: `Bearer ${as}` } });
  }

  /** @param options.key - the Idempotency-Key. */
  async post<TBody>(
    path: string,
    body: object,
    options: { as: string; key?: string },
  ): Promise<Answer<TBody>> {
    return this.#fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        authorization: `Bearer ${options.as}`,
        'content-type': 'application/json',
        ...(options.key && { 'idempotency-key': options.key }),
      },
    });
  }

  /** SIGSTOP: nothing of it runs, its connections stay open. */
  suspend(): void {
    this.process.signal('SIGSTOP');
  }

  /** SIGCONT: it goes on as if nothing had happened. */
  wake(): void {
    this.process.signal('SIGCONT');
  }

  /** SIGKILL, and waits for its end. */
  async kill(): Promise<void> {
    await this.process.stop(0);
  }

  async #isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/.backstage/health/v1/readiness`);
    return answer.ok;
  }

  async #fetch<TBody>(
    path: string,
    request: RequestInit,
  ): Promise<Answer<TBody>> {
    const answer = await fetch(`${this.url}/api/slipway${path}`, request);
    return { status: answer.status, body: (await answer.json()) as TBody };
  }
}
