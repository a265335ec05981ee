import { ReadinessCheck } from '@slipway/backstage-plugin-slipway-common';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { ClusterClient, Clusters } from '../clusters/cluster';
import { openExecutor } from '../clusters/openTarget';
import { KubernetesObjects } from '../operations/clusterAccess';
import { describeKey } from '../placement/configKey';
import { isNamespaceName } from '../placement/namespacePattern';
import { KubernetesTargetConfig } from '../placement/targetConfig';
import { changingRights, readingRights, Right, writeRule } from './rights';

/** What is tried of a target. */
export interface ReadinessOptions {
  target: SlipwayTarget;
  config: KubernetesTargetConfig;
  clusters: Clusters;
}

type Outcome = Omit<ReadinessCheck, 'environment' | 'target'>;

/** Tries whether the cluster of a target answers, and asks it what the target's credentials may do. */
export async function checkReadiness(
  options: ReadinessOptions,
): Promise<ReadinessCheck[]> {
  const { target, config, clusters } = options;
  const { reader } = clusters.get(config.cluster);
  const reached = await reach(config.cluster, reader);
  const outcomes =
    reached.status === 'ok'
      ? [
          reached,
          await checkIdentity(options),
          ...(await checkRights(reader, config, {
            rights: readingRights,
            who: 'reader',
          })),
          ...(await checkExecutor(options)),
        ]
      : [reached];
  return outcomes.map(outcome => ({
    environment: target.environment,
    target: target.id,
    ...outcome,
  }));
}

async function reach(cluster: string, reader: ClusterClient): Promise<Outcome> {
  const check = `reach ${cluster}`;
  try {
    const { gitVersion } = await reader.read('/version');
    return { check, status: 'ok', message: `Kubernetes ${gitVersion}` };
  } catch (error) {
    return {
      check,
      status: 'failed',
      message: messageOf(error),
      fix: `Check the URL, the certificate authority and the credentials of the cluster '${cluster}' in app-config, and that this machine may connect to it`,
    };
  }
}

async function checkIdentity(options: ReadinessOptions): Promise<Outcome> {
  const { config, clusters } = options;
  const check = 'recognise the cluster';
  try {
    const uid = await clusters.get(config.cluster).clusterUid();
    return uid
      ? { check, status: 'ok', message: `The cluster's UID is ${uid}` }
      : {
          check,
          status: 'not-configured',
          message:
            'The namespace kube-system may not be read, so a cluster that has been put in the place of another is not noticed',
          fix: `Add to a ClusterRole of the reader: {apiGroups: [""], resources: ["namespaces"], resourceNames: ["kube-system"], verbs: ["get"]}`,
        };
  } catch (error) {
    return { check, status: 'failed', message: messageOf(error) };
  }
}

async function checkExecutor(options: ReadinessOptions): Promise<Outcome[]> {
  const { target, config, clusters } = options;
  const executor = openExecutor(clusters, { target, config });
  if (!executor) {
    return [
      {
        check: 'change workloads',
        status: 'not-configured',
        message: 'The target is read-only: it has no credentials for changing',
        fix: `Set ${describeKey(target, 'executor')}`,
      },
    ];
  }
  return checkRights(executor, config, {
    rights: changingRights,
    who: 'executor',
  });
}

function checkRights(
  client: KubernetesObjects,
  config: KubernetesTargetConfig,
  { rights, who }: { rights: readonly Right[]; who: string },
): Promise<Outcome[]> {
  const namespace = isNamespaceName(config.namespace) ? config.namespace : '';
  return Promise.all(
    rights.map(async right => {
      const check = `${who}: ${right.verb} ${right.resource}`;
      const place = namespace
        ? `in the namespace ${namespace}`
        : 'in all namespaces';
      try {
        const { allowed } = await client.canI({ ...right, namespace });
        return allowed
          ? { check, status: 'ok' as const, message: `Allowed ${place}` }
          : {
              check,
              status: 'failed' as const,
              message: `Not allowed ${place}`,
              fix: `Add to a ${namespace ? 'Role' : 'ClusterRole'} of the ${who}: ${writeRule(right)}`,
            };
      } catch (error) {
        return { check, status: 'failed' as const, message: messageOf(error) };
      }
    }),
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
