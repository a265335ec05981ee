import { randomUUID } from 'node:crypto';
import { CoreV1Api, type KubeConfig } from '@kubernetes/client-node';
import { until } from '../../controlPlane';
import { effectiveChanges, readAuditLog } from '../../controlPlane/auditLog';
import type { WitnessedChange, WorkloadPlace } from './DemoCluster';

/** What was changed on a real control plane, by its audit log. */
export class ControlPlaneWitness {
  readonly #core: CoreV1Api;

  constructor(
    config: KubeConfig,
    private readonly auditLog: string,
  ) {
    this.#core = config.makeApiClient(CoreV1Api);
  }

  async changesOf(
    place: WorkloadPlace,
    filter: { user?: string },
  ): Promise<WitnessedChange[]> {
    await this.#logIsCurrent();
    const changes = await effectiveChanges(this.auditLog, {
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

  /** The API server writes a line after it has answered: waits for one that was caused by this. */
  async #logIsCurrent() {
    const name = `audit-mark-${randomUUID()}`;
    await this.#core.readNamespace({ name }).catch(() => undefined);
    await until(
      'The audit log catching up',
      async () => (await readAuditLog(this.auditLog, { name })).length > 0,
    );
  }
}
