import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type Postgres } from 'sandbox';
import { effectiveChanges, type EffectiveChange } from '../controlPlane';
import { namespace, TestCluster } from '../controlPlane/testCluster';
import { grantRoles } from '../operations/roles';
import { ApiServerProxy } from './ApiServerProxy';

/** The user that the product changes with. */
export const executor = 'slipway-executor';

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
      TestCluster.start(join(folder, planeFolder)),
      startPostgres(),
    ]);
    await grantRoles(cluster.plane);
    return new CrashBench(cluster, postgres, folder);
  }

  /** The changes that took effect and were made by the product, as the API server saw them. */
  async changes(): Promise<EffectiveChange[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    return effectiveChanges(plane.auditLogPath, {
      namespace,
      user: executor,
    });
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
