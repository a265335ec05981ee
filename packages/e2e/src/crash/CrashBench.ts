import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from 'sandbox';
import {
  changingRequests,
  effectiveChanges,
  type AuditEvent,
  type EffectiveChange,
} from '../controlPlane';
import { namespace, TestCluster } from '../controlPlane/testCluster';
import { grantRoles } from '../operations/roles';
import { ApiServerProxy } from './ApiServerProxy';

const executor = 'slipway-executor';

/** The user that a replica changes with: each of the usual names has one of its own, so that the audit log tells them apart. */
export function executorOf(replica: string): string {
  const own = `${executor}-${replica}`;
  return executors.includes(own) ? own : executor;
}

const executors = ['first', 'second'].map(name => `${executor}-${name}`);

/** The only target, called as its cluster is. */
export const targetId = 'retail-cluster';

const planeFolder = 'control-plane';

/** What crashes are tried on: a real control plane, and a real PostgreSQL. */
export class CrashBench {
  private constructor(
    readonly cluster: TestCluster,
    readonly postgres: Postgres,
    /** Where replicas keep configuration and logs. */
    readonly folder: string,
  ) {}

  static async start(): Promise<CrashBench> {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-crash-'));
    await chmod(folder, 0o700);
    const [cluster, postgres] = await Promise.all([
      TestCluster.start(join(folder, planeFolder), executors),
      startPostgres(),
    ]);
    await grantRoles(cluster.plane, executors);
    return new CrashBench(cluster, postgres, folder);
  }

  /** The changes that took effect and were made by the product, as the API server saw them. */
  async changes(): Promise<EffectiveChange[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    const changes = await effectiveChanges(plane.auditLogPath, { namespace });
    return changes.filter(({ event }) => isOfTheProduct(event));
  }

  /** Everything that the product asked the API server to change, whatever the answer was. */
  async requests(): Promise<AuditEvent[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    const requests = await changingRequests(plane.auditLogPath, { namespace });
    return requests.filter(isOfTheProduct);
  }

  /** Starts a proxy before the API server. */
  async startProxy(): Promise<ApiServerProxy> {
    return ApiServerProxy.start(
      this.cluster.plane,
      join(this.folder, planeFolder, 'certificates'),
    );
  }

  async stop(): Promise<void> {
    await this.cluster.plane.stop();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function isOfTheProduct({ user }: AuditEvent): boolean {
  return [executor, ...executors].includes(user.username);
}
