import { KubernetesObjectApi, V1Deployment } from '@kubernetes/client-node';
import { NotFoundError } from '@backstage/errors';
import { exampleCluster } from '../example/exampleCluster';
import { loadConfigFile } from '../example/loadConfig';
import { stepPatch } from '../example/stepPatch';
import { findKubeconfig } from './kubeconfigs';
import { findPlaces, readPlaces } from './places';
import { Deployment } from './request';

/**
 * Gives a service another version, wherever it runs in the environment.
 *
 * @throws NotFoundError where it does not run there.
 */
export async function deploy(
  dataDirectory: string,
  deployment: Deployment,
  log: (line: string) => void,
): Promise<void> {
  const { environment, service, version, behaviour } = deployment;
  let count = 0;
  for (const { cluster, namespace } of findPlaces(readPlaces(), environment)) {
    const config = loadConfigFile(findKubeconfig(dataDirectory, cluster));
    const ref = { kind: 'Deployment', namespace, name: service };
    const { body: live } = await read(config, ref);
    if (live) {
      await exampleCluster(config).patch(
        ref,
        toPatch(live, deployment),
        'kubectl',
      );
      count += 1;
      log(
        `${service} ${version} goes out in ${environment}, cluster ${cluster}${behaviour ? `: ${behaviour}` : ''}`,
      );
    }
  }
  if (count === 0) {
    throw new NotFoundError(
      `No deployment "${service}" runs in ${environment}. See scripts/demo status.`,
    );
  }
}

type Reference = { kind: string; namespace: string; name: string };

async function read(
  config: ReturnType<typeof loadConfigFile>,
  { kind, namespace, name }: Reference,
): Promise<{ body?: V1Deployment }> {
  try {
    const body = await KubernetesObjectApi.makeApiClient(
      config,
    ).read<V1Deployment>({
      apiVersion: 'apps/v1',
      kind,
      metadata: { namespace, name },
    });
    return { body };
  } catch (error) {
    if ((error as { code?: number }).code === 404) {
      return {};
    }
    throw error;
  }
}

/** The patch that a new version is, as {@link stepPatch} makes it, without the count of the example's own history. */
export function toPatch(live: V1Deployment, deployment: Deployment): object {
  const container = live.spec?.template.spec?.containers[0];
  const image = `${(container?.image ?? '').split(':')[0]}:${deployment.version}`;
  const { metadata, ...patch } = stepPatch(
    {
      ...deployment,
      workload: { kind: 'Deployment', namespace: '', name: '' },
      ago: 0,
      container: container?.name ?? '',
      image,
      cause: `deploy of ${deployment.version} by hand`,
      by: 'kubectl',
      readyAfter: undefined,
      pause: false,
    },
    0,
  ) as { metadata: { annotations: object } };
  return { ...patch, metadata: { annotations: metadata.annotations } };
}
