const groupVersions = {
  pods: 'api/v1',
  services: 'api/v1',
  configmaps: 'api/v1',
  secrets: 'api/v1',
  limitranges: 'api/v1',
  events: 'api/v1',
  resourcequotas: 'api/v1',
  deployments: 'apis/apps/v1',
  replicasets: 'apis/apps/v1',
  statefulsets: 'apis/apps/v1',
  daemonsets: 'apis/apps/v1',
  controllerrevisions: 'apis/apps/v1',
  horizontalpodautoscalers: 'apis/autoscaling/v2',
  jobs: 'apis/batch/v1',
  cronjobs: 'apis/batch/v1',
  ingresses: 'apis/networking.k8s.io/v1',
} as const;

/** The resources in namespaces that scenarios work with. */
export type Plural = keyof typeof groupVersions;

/** Where the objects of a resource are in a namespace, or one of them, or a subresource of it. */
export function pathOf(
  plural: Plural,
  namespace: string,
  ...rest: string[]
): string {
  return [
    '',
    groupVersions[plural],
    'namespaces',
    namespace,
    plural,
    ...rest,
  ].join('/');
}

/** A path with a query. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number>>,
): string {
  const search = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [key, String(value)]),
  );
  return `${path}?${search}`;
}
