import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  changingRequests,
  effectiveChanges,
  type AuditEvent,
} from '../../../controlPlane';
import { namespace, TestCluster } from '../../../controlPlane/testCluster';
import { grantRoles } from '../../../operations/roles';
import { FaultyProxy } from '../FaultyProxy';
import {
  executorOf,
  executors,
  isExecutor,
  type ChangeRequest,
  type Ground,
  type ReplicaConfiguration,
} from '../Ground';
import { readApiRequest } from './readApiRequest';

/** What the API server answers to a change whose precondition does not hold any more. */
const refusals = [409, 422];

/** A real control plane, whose audit log tells what was asked of it. */
export class KubernetesGround implements Ground {
  private constructor(
    readonly cluster: TestCluster,
    readonly proxy: FaultyProxy,
  ) {}

  /** @param folder - where it keeps its files. */
  static async start({
    folder,
  }: {
    folder: string;
  }): Promise<KubernetesGround> {
    const home = join(folder, 'control-plane');
    const cluster = await TestCluster.start(home, executors);
    const { plane } = cluster;
    await grantRoles(plane, executors);
    const certificates = join(home, 'certificates');
    const proxy = await FaultyProxy.start({
      url: plane.server,
      tls: {
        key: await readFile(join(certificates, 'apiserver.key')),
        cert: await readFile(join(certificates, 'apiserver.crt')),
        ca: Buffer.from(plane.caData, 'base64'),
      },
      read: readApiRequest,
    });
    return new KubernetesGround(cluster, proxy);
  }

  configure(
    replica: string,
    options: { behindProxy: boolean },
  ): ReplicaConfiguration {
    const { plane } = this.cluster;
    const token = (user: string) => ({
      serviceAccountToken: plane.tokens[user]!,
    });
    return {
      target: {
        platform: 'kubernetes',
        kubernetes: {
          cluster: plane.name,
          namespace,
          executor: token(executorOf(replica)),
        },
      },
      portal: {
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: plane.name,
                  url: options.behindProxy ? this.proxy.url : plane.server,
                  authProvider: 'serviceAccount',
                  caData: plane.caData,
                  ...token('slipway-reader'),
                },
              ],
            },
          ],
        },
      },
    };
  }

  async listRequests(): Promise<ChangeRequest[]> {
    const { plane } = this.cluster;
    await plane.auditLogIsCurrent();
    const where = { namespace };
    const changes = await effectiveChanges(plane.auditLogPath, where);
    const effective = new Set(changes.map(({ event }) => event.auditID));
    const requests = await changingRequests(plane.auditLogPath, where);
    return requests
      .filter(({ user }) => isExecutor(user.username))
      .map(event => toRequest(event, effective));
  }

  /** SIGKILL of the API server. */
  async cutOff(): Promise<void> {
    await this.cluster.plane.stopApiServer('SIGKILL');
  }

  async reconnect(): Promise<void> {
    await this.cluster.plane.startApiServer();
  }

  async stop(): Promise<void> {
    await this.proxy.cutOff();
    await this.cluster.plane.stop();
  }
}

function toRequest(
  event: AuditEvent,
  effective: ReadonlySet<string>,
): ChangeRequest {
  return {
    name: event.objectRef?.name ?? '',
    action: event.verb,
    by: event.user.username,
    at: new Date(event.requestReceivedTimestamp),
    isEffective: effective.has(event.auditID),
    isRefused: refusals.includes(event.responseStatus?.code ?? 0),
  };
}
