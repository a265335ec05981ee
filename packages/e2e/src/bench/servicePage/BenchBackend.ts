import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { ServiceUnavailableError } from '@backstage/errors';
import type { GuardedProcess } from 'sandbox';
import { startGuarded } from 'sandbox/src/guardedProcess';
import { pollUntil } from 'sandbox/src/pollUntil';
import { findFreePort } from 'sandbox/src/ports';
import { repositoryRoot } from '../../repositoryRoot';

const person = 'user:default/olivia';

/** A Backstage backend with Slipway in a process of its own, spoken to over HTTP. */
export class BenchBackend {
  private constructor(
    readonly url: string,
    private readonly process: GuardedProcess,
    private readonly folder: string,
  ) {}

  /** Starts it, and waits until it is ready. */
  static async start(configuration: JsonObject): Promise<BenchBackend> {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const config = join(folder, 'app-config.json');
    const logFile = join(folder, 'backend.log');
    writeFileSync(
      config,
      JSON.stringify({
        ...configuration,
        backend: {
          ...(configuration.backend as JsonObject),
          baseUrl: url,
          listen: { host: '127.0.0.1', port },
        },
      }),
    );
    const process = startGuarded({
      program: globalThis.process.execPath,
      args: [
        '--expose-gc',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(__dirname, 'backend/main.ts'),
        '--config',
        config,
      ],
      folder: repositoryRoot,
      environment: { NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      logFile,
    });
    const backend = new BenchBackend(url, process, folder);
    const isReady = await pollUntil(() => backend.#isReady(), {
      within: 120_000,
      every: 100,
    });
    if (!isReady) {
      await process.stop();
      throw new ServiceUnavailableError(`No answer; see ${logFile}`);
    }
    return backend;
  }

  /** Sends a request as a person, and takes the whole answer in. */
  async get(path: string): Promise<{ status: number; text: string }> {
    return this.#send(path, {});
  }

  /** Sends a request that carries something. */
  async post(
    path: string,
    body: object,
  ): Promise<{ status: number; text: string }> {
    return this.#send(path, { method: 'POST', body: JSON.stringify(body) });
  }

  async #send(path: string, request: RequestInit) {
    const response = await fetch(`${this.url}${path}`, {
      ...request,
      headers: {
        authorization: `Bearer ${person}`,
        'content-type': 'application/json',
      },
    });
    return { status: response.status, text: await response.text() };
  }

  /** Bytes of heap in use after the rubbish is taken out: the least of several looks. */
  async measureHeap(): Promise<number> {
    const looks: number[] = [];
    for (let look = 0; look < 5; look += 1) {
      const { text } = await this.get('/bench/heap');
      looks.push(JSON.parse(text).heapUsed);
    }
    return Math.min(...looks);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #isReady(): Promise<true | undefined> {
    try {
      const { status } = await this.get('/.backstage/health/v1/readiness');
      return status === 200 ? true : undefined;
    } catch {
      return undefined;
    }
  }
}
