import { randomUUID } from 'node:crypto';
import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { until } from '../controlPlane';
import {
  effectiveChanges,
  readAuditLog,
  type AuditFilter,
} from '../controlPlane/auditLog';
import { files } from '../controlPlane/components';
import { signalApiServer } from './apiServerProcess';

/** The cluster of a running demo, for whoever acts there beside the portal. */
export class DemoCluster {
  readonly apps: AppsV1Api;
  readonly #core: CoreV1Api;
  readonly #data: string;

  /** @param data - the data directory of the control plane. */
  constructor(data: string) {
    const config = new KubeConfig();
    config.loadFromFile(files({ data }).kubeconfigOf('admin'));
    this.apps = config.makeApiClient(AppsV1Api);
    this.#core = config.makeApiClient(CoreV1Api);
    this.#data = data;
  }

  /** Changes a Deployment as `kubectl patch` does. */
  async patchDeployment(
    place: { namespace: string; name: string },
    body: object,
  ): Promise<void> {
    await this.apps.patchNamespacedDeployment(
      { ...place, body },
      setHeaderOptions('Content-Type', PatchStrategy.StrategicMergePatch),
    );
  }

  /** The changes of a Deployment that have taken effect up to now, oldest first. */
  async changesOf(
    place: { namespace: string; name: string },
    filter: Pick<AuditFilter, 'user'> = {},
  ): Promise<{ by: string; agent: string; generation: number }[]> {
    await this.#auditLogIsCurrent();
    const changes = await effectiveChanges(files({ data: this.#data }).audit, {
      resource: 'deployments',
      ...place,
      ...filter,
    });
    return changes.map(({ event, generation }) => ({
      by: event.user.username,
      agent: event.userAgent ?? '',
      generation,
    }));
  }

  /** Suspends the API server: its connections stay open and nothing is answered. */
  async pause(): Promise<void> {
    await signalApiServer(this.#data, 'SIGSTOP');
  }

  /** Lets a paused API server go on. */
  async resume(): Promise<void> {
    await signalApiServer(this.#data, 'SIGCONT');
  }

  /** The API server writes a line after it has answered: waits for one that was caused by this. */
  async #auditLogIsCurrent() {
    const name = `audit-mark-${randomUUID()}`;
    await this.#core.readNamespace({ name }).catch(() => undefined);
    await until(
      'The audit log catching up',
      async () =>
        (await readAuditLog(files({ data: this.#data }).audit, { name }))
          .length > 0,
    );
  }
}
