import { toTimestamp } from '../../clock/Clock';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { resources } from '../../resources/resources';
import { Resource } from '../../resources/Resource';
import { DeleteOptions } from '../../store/deletion';
import { ApiContext } from '../ApiContext';

/** Deletes a namespace with everything in it; answers with it as it ends. */
export function deleteNamespace(
  { store, clock }: ApiContext,
  name: string,
  options: DeleteOptions & { dryRun: boolean },
): KubernetesObject {
  const { uid, resourceVersion, dryRun } = options;
  const ending = store.update(
    resources.namespaces,
    undefined,
    name,
    current => ({
      ...current,
      metadata: {
        ...current.metadata,
        ...(uid && { uid }),
        ...(resourceVersion && { resourceVersion }),
        deletionTimestamp: toTimestamp(clock.now()),
      },
      status: { phase: 'Terminating' },
    }),
    { dryRun, manager: { name: 'kube-apiserver' } },
  );
  if (!dryRun) {
    removeContents(store, name);
    store.delete(resources.namespaces, undefined, name);
  }
  return ending;
}

/** Owners first, so that no controller makes anew what goes. */
function removeContents(store: ApiContext['store'], namespace: string) {
  const kinds: Resource[] = [
    resources.horizontalpodautoscalers,
    resources.cronjobs,
    resources.jobs,
    resources.deployments,
    resources.replicasets,
    ...Object.values<Resource>(resources).filter(
      ({ namespaced }) => namespaced,
    ),
  ];
  for (const resource of kinds) {
    for (const { metadata } of store.list(resource, namespace)) {
      store.update(resource, namespace, metadata.name, current => ({
        ...current,
        metadata: { ...current.metadata, finalizers: undefined },
      }));
      store.delete(resource, namespace, metadata.name);
    }
  }
}
