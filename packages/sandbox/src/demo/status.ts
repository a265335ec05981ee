import { AppsV1Api, V1Deployment } from '@kubernetes/client-node';
import { loadConfigFile } from '../example/loadConfig';
import { findKubeconfig } from './kubeconfigs';
import { readPlaces } from './places';

/** What runs in the demo, a line for each deployment. */
export async function describeStatus(dataDirectory: string): Promise<string[]> {
  const lines: string[] = [];
  for (const { environment, cluster, namespace } of readPlaces()) {
    const config = loadConfigFile(findKubeconfig(dataDirectory, cluster));
    const { items } = await config
      .makeApiClient(AppsV1Api)
      .listNamespacedDeployment({ namespace });
    lines.push(
      `${environment} (${cluster})`,
      ...items.map(item => `  ${describeDeployment(item)}`),
    );
  }
  return lines;
}

function describeDeployment({ metadata, spec, status }: V1Deployment): string {
  const image = spec?.template.spec?.containers[0]?.image ?? '';
  const version = image.split(':').at(-1) ?? '';
  const wanted = spec?.replicas ?? 0;
  const { readyReplicas = 0, updatedReplicas = 0 } = status ?? {};
  return [
    (metadata?.name ?? '').padEnd(28),
    version.padEnd(12),
    `${readyReplicas} of ${wanted} ready`,
    ...(updatedReplicas < wanted ? [`${updatedReplicas} updated`] : []),
  ].join(' ');
}
