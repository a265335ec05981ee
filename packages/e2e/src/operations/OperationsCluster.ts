import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { V1Deployment } from '@kubernetes/client-node';
import {
  effectiveChanges,
  readAuditLog,
  until,
  type AuditEvent,
  type EffectiveChange,
} from '../controlPlane';
import { namespace, TestCluster } from '../controlPlane/testCluster';
import { startPlatform, type RunningPlatform } from '../live/startPlatform';
import { grantRoles } from './roles';
import { changeTemplate, deployService, withTag } from './testWorkloads';

const user = 'slipway-executor';

/** A control plane with the Kubernetes module before it, whose users have the least rights. */
export class OperationsCluster {
  private constructor(
    readonly cluster: TestCluster,
    readonly running: RunningPlatform,
    readonly dataDirectory: string,
  ) {}

  static async start(): Promise<OperationsCluster> {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'control-plane-'));
    const cluster = await TestCluster.start(dataDirectory);
    await grantRoles(cluster.plane);
    const running = await startPlatform({
      plane: cluster.plane,
      namespace,
      reader: 'slipway-reader',
      executor: user,
    });
    return new OperationsCluster(cluster, running, dataDirectory);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.cluster.plane.stop();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }

  /** What our own user has changed of an object in effect. */
  async ourChanges(name: string): Promise<EffectiveChange[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    return effectiveChanges(plane.auditLogPath, { name, user });
  }

  /** Everything that our own user has asked to be changed of an object. */
  async ourRequests(name: string): Promise<AuditEvent[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    return readAuditLog(plane.auditLogPath, {
      name,
      user,
      stage: 'ResponseComplete',
    });
  }

  async deployment(name: string): Promise<V1Deployment> {
    return this.cluster.apps.readNamespacedDeployment({ namespace, name });
  }

  /** Makes a Deployment of two revisions: 1.0.0, and 1.1.0 that runs. */
  async twoRevisions(name: string, replicas = 2): Promise<void> {
    const { cluster } = this;
    await deployService(cluster, { name, replicas });
    await cluster.readyReplicas(name, replicas);
    await changeTemplate(cluster, name, withTag(name, '1.1.0'));
    await until('1.1.0 being rolled out', async () => {
      const { metadata, status } = await this.deployment(name);
      return (
        status?.observedGeneration === metadata?.generation &&
        status?.updatedReplicas === replicas &&
        status.replicas === replicas &&
        status.availableReplicas === replicas
      );
    });
  }
}
