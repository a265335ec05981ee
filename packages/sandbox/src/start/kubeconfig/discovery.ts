import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { KubeConfig, KubernetesObject } from '@kubernetes/client-node';
import { ServiceUnavailableError } from '@backstage/errors';
import { ResourceName } from './resourceOf';

/** Asks the API server for any path. */
async function get<T>(config: KubeConfig, path: string): Promise<T> {
  const url = new URL(`${config.getCurrentCluster()?.server}${path}`);
  const options = { method: 'GET', headers: { accept: 'application/json' } };
  await config.applyToHTTPSOptions(options);
  return new Promise((resolve, reject) => {
    const asked = request(url, options, response => {
      const { statusCode = 500 } = response;
      if (statusCode >= 300) {
        response.resume();
        reject(
          new ServiceUnavailableError(`GET ${path} answered ${statusCode}`),
        );
        return;
      }
      json(response).then(body => resolve(body as T), reject);
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** A resource of which a cluster has objects in namespaces, and lists them. */
export type ListableResource = ResourceName & { kind: string };

/** Everything that a cluster keeps in namespaces, in the version that it prefers. Groups that do not answer are left out. */
export async function findListableResources(
  config: KubeConfig,
): Promise<ListableResource[]> {
  const { groups } = await get<{
    groups: { preferredVersion: { groupVersion: string } }[];
  }>(config, '/apis');
  const versions = groups.map(it => it.preferredVersion.groupVersion);
  const lists = await Promise.all(
    ['v1', ...versions].map(async groupVersion => {
      const [version = '', group = ''] = groupVersion.split('/').reverse();
      const { resources } = await get<{ resources: ApiResource[] }>(
        config,
        rootOf({ group, version }),
      ).catch(() => ({ resources: [] }));
      return resources
        .filter(it => it.namespaced && it.verbs.includes('list'))
        .map(({ name, kind }) => ({ group, version, plural: name, kind }));
    }),
  );
  return lists.flat();
}

type ApiResource = {
  name: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
};

function rootOf({ group, version }: Pick<ResourceName, 'group' | 'version'>) {
  return group ? `/apis/${group}/${version}` : `/api/${version}`;
}

/** The objects of a resource in a namespace. */
export async function listObjects(
  config: KubeConfig,
  resource: ResourceName,
  namespace: string,
): Promise<KubernetesObject[]> {
  const { items } = await get<{ items: KubernetesObject[] }>(
    config,
    `${rootOf(resource)}/namespaces/${namespace}/${resource.plural}`,
  );
  return items;
}
