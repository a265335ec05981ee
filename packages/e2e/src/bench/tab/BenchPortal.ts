import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AppsV1Api,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { findKubeconfig } from 'sandbox/src/demo/kubeconfigs';
import { loadConfigFile } from 'sandbox/src/example/loadConfig';
import { parseRequest } from 'sandbox/src/start/request';
import { startDemo } from 'sandbox/src/start/startDemo';
import { Stopwatch } from 'sandbox/src/start/Stopwatch';
import { Teardown } from 'sandbox/src/start/teardown';

/** The workload that is made large. */
export const subject = { namespace: 'staging', name: 'admin-web' };

/** The demo on throw-away data, with one workload of many pods. */
export class BenchPortal {
  private constructor(
    readonly url: string,
    private readonly apps: AppsV1Api,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(log: (line: string) => void): Promise<BenchPortal> {
    const data = mkdtempSync(join(tmpdir(), 'slipway-bench-tab-'));
    // PostgreSQL runs as another user where we are root.
    chmodSync(data, 0o755);
    const teardown = new Teardown();
    const end = async () => {
      await teardown.run(() => {});
      rmSync(data, { recursive: true, force: true });
    };
    try {
      const { url } = await startDemo(
        parseRequest(['--data', data], process.env),
        { log, teardown, stopwatch: new Stopwatch(Date.now()) },
      );
      const config = loadConfigFile(findKubeconfig(data, 'retail-cluster'));
      return new BenchPortal(url, config.makeApiClient(AppsV1Api), end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** Makes the workload as large as that. */
  async scale(replicas: number): Promise<void> {
    await this.#patch({ spec: { replicas } });
  }

  /** Changes the workload in a way that the tab has to be fetched anew for. */
  async touch(mark: string): Promise<void> {
    await this.#patch({ metadata: { labels: { 'bench/mark': mark } } });
  }

  async stop(): Promise<void> {
    await this.end();
  }

  async #patch(body: object): Promise<void> {
    await this.apps.patchNamespacedDeployment(
      { ...subject, body },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
  }
}
