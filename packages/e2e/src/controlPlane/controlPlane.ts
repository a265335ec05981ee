import { randomUUID } from 'node:crypto';
import { ApiError, createApiClient, type ApiClient } from './apiClient';
import { readAuditLog } from './auditLog';
import { releaseNodes } from './bootstrap';
import { files, type ComponentName, type Layout } from './components';
import { closeDataDirectory, writeState } from './dataDirectory';
import type { MetricsServer } from './metricsServer';
import type { PodLoad, PodLoads, PodSelector } from './podLoads';
import type { RunningComponents } from './runningComponents';
import { until } from './until';

/** The load that the cluster's metrics.k8s.io tells of. */
export interface MetricsControl {
  /** Sets the load of each pod that matches, until it is set again; `missing` makes the metrics lack these pods. */
  setLoad(selector: PodSelector, load: PodLoad | 'missing'): void;
  /** Forgets every load that was set: all pods idle. */
  clearLoads(): void;
  /** Makes the metrics API answer with 503, or lets it work again. */
  setUnavailable(unavailable: boolean): void;
}

interface Parts {
  layout: Layout;
  name: string;
  server: string;
  ca: string;
  tokens: Record<string, string>;
  api: ApiClient;
  loads: PodLoads;
  components: RunningComponents;
  metrics: MetricsServer;
}

/** A real Kubernetes control plane that runs on this machine. */
export class ControlPlane {
  readonly #parts: Parts;

  /** @internal Use `startControlPlane`. */
  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The cluster's name in kubeconfigs. */
  get name(): string {
    return this.#parts.name;
  }

  /** The API server's address. */
  get server(): string {
    return this.#parts.server;
  }

  /** The certificate authority by which the API server is verified: PEM in base64, as in a kubeconfig. */
  get caData(): string {
    return Buffer.from(this.#parts.ca).toString('base64');
  }

  /** Every user's bearer token. */
  get tokens(): Readonly<Record<string, string>> {
    return this.#parts.tokens;
  }

  /** The administrator's kubeconfig. */
  get kubeconfigPath(): string {
    return this.kubeconfigPathOf('admin');
  }

  /** The kubeconfig of a user. */
  kubeconfigPathOf(user: string): string {
    if (!(user in this.#parts.tokens)) {
      throw new Error(
        `The control plane knows no user ${user}; it knows ${Object.keys(this.#parts.tokens).join(', ')}`,
      );
    }
    return files(this.#parts.layout).kubeconfigOf(user);
  }

  /** The API server's audit log, for `readAuditLog` and `effectiveChanges`. */
  get auditLogPath(): string {
    return files(this.#parts.layout).audit;
  }

  /** The load that pods seem to have. */
  get metrics(): MetricsControl {
    const { loads, metrics } = this.#parts;
    return {
      setLoad: (selector, load) => loads.set(selector, load),
      clearLoads: () => loads.clear(),
      setUnavailable: unavailable => {
        metrics.unavailable = unavailable;
      },
    };
  }

  /** The process IDs of the components that run. */
  pids(): Partial<Record<ComponentName, number>> {
    return this.#parts.components.pids();
  }

  /**
   * Waits until the audit log holds everything that was answered before this call.
   *
   * @remarks The API server writes a line after it has answered; who reads at once can be too early.
   */
  async auditLogIsCurrent(): Promise<void> {
    const name = `audit-mark-${randomUUID()}`;
    // As the administrator: the policy leaves out what our own client does.
    const { layout, ca, tokens } = this.#parts;
    const admin = createApiClient({
      port: layout.ports.apiServer,
      ca,
      token: tokens.admin ?? '',
    });
    await admin
      .request('GET', `/api/v1/namespaces/${name}`)
      .catch((error: unknown) => {
        if (!(error instanceof ApiError && error.statusCode === 404)) {
          throw error;
        }
      });
    await until(
      'The audit log catching up',
      async () => (await readAuditLog(this.auditLogPath, { name })).length > 0,
    );
  }

  /**
   * Starts an API server that was stopped, at the same address, and waits until it is ready.
   *
   * @remarks The controllers start anew with it, as they do in a cluster where they lose their leadership. Left alone they would try again after up to a
   * minute only.
   */
  async startApiServer(): Promise<void> {
    const { api, components } = this.#parts;
    await Promise.all([
      components.start('kube-apiserver'),
      components.stopControllers(),
    ]);
    await this.#writeState();
    const ready = async () => {
      await api.request('GET', '/readyz');
      return true;
    };
    await until('The API server becoming ready', ready, {
      failure: () => components.failure(),
    });
    await releaseNodes(api);
    await components.startControllers();
    await this.#writeState();
  }

  /** Stops the API server: in an orderly way, or with SIGKILL. */
  async stopApiServer(
    signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
  ): Promise<void> {
    await this.#parts.components.stop('kube-apiserver', signal);
  }

  /** Stops the API server and starts it again. */
  async restartApiServer(
    signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
  ): Promise<void> {
    await this.stopApiServer(signal);
    await this.startApiServer();
  }

  /** Suspends the API server: connections stay open and nothing is answered. */
  pauseApiServer(): void {
    this.#parts.components.signal('kube-apiserver', 'SIGSTOP');
  }

  /** Lets a paused API server go on. */
  resumeApiServer(): void {
    this.#parts.components.signal('kube-apiserver', 'SIGCONT');
  }

  /** Ends every process; the data directory keeps the cluster's objects. */
  async stop(): Promise<void> {
    const { components, metrics, layout } = this.#parts;
    await components.stopAll();
    await metrics.stop();
    await closeDataDirectory(layout.data);
  }

  async #writeState(): Promise<void> {
    const { layout, components } = this.#parts;
    await writeState(layout.data, {
      ports: layout.ports,
      guards: components.guards(),
    });
  }
}
