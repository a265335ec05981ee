import { KubeConfig, KubernetesObject } from '@kubernetes/client-node';
import { describeObject, isOfExample } from '../../example/manifests';
import { findListableResources, listObjects } from './discovery';

/** What clusters keep in every namespace by themselves. */
const byItself = new Set([
  'Event',
  'Endpoints',
  'EndpointSlice',
  'Lease',
  'PodMetrics',
]);

const inEachNamespace = new Set([
  'configmap/kube-root-ca.crt',
  'serviceaccount/default',
]);

/** What somebody else keeps in a namespace: neither the example's, nor made by the cluster, nor owned by such an object. */
export async function findLeftovers(
  config: KubeConfig,
  namespace: string,
): Promise<string[]> {
  const resources = await findListableResources(config);
  const lists = await Promise.all(
    resources
      .filter(({ kind }) => !byItself.has(kind))
      .map(async resource => {
        const objects = await listObjects(config, resource, namespace);
        return objects.filter(isForeign).map(({ metadata }) =>
          describeObject({
            kind: resource.kind,
            metadata: { name: metadata?.name },
          }),
        );
      }),
  );
  return lists.flat().filter(name => !inEachNamespace.has(name));
}

function isForeign(object: KubernetesObject): boolean {
  return !isOfExample(object) && !object.metadata?.ownerReferences?.length;
}
