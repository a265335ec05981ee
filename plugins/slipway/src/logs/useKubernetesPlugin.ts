import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  KubernetesApi,
  kubernetesApiRef,
} from '@backstage/plugin-kubernetes-react';

/** The stock Kubernetes plugin's API; `undefined` where that plugin is not installed. */
export function useKubernetesApi(): KubernetesApi | undefined {
  return useApiHolder().get(kubernetesApiRef);
}

/** Where the stock plugin shows the entity. It has no addresses of single pods. */
export function useKubernetesTabPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const entityPath = useRouteRef(entityRouteRef);
  return `${entityPath({ kind: kind.toLowerCase(), namespace, name })}/kubernetes`;
}
