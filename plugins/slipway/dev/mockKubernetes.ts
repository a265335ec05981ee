import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  KubernetesApi,
  kubernetesApiRef,
} from '@backstage/plugin-kubernetes-react';

const refuse = (code: number, message: string) =>
  Response.json({ kind: 'Status', message, code }, { status: code });

const lines = (count: number, crash: boolean) =>
  [
    ...Array.from(
      { length: count },
      (_, index) =>
        `${new Date(Date.now() - (count - index) * 900).toISOString()}  INFO 1 --- [nio-8080-exec-${index % 10}] c.r.backend.orders.OrderController : GET /api/orders?page=${index}&size=50&sort=createdAt,desc 200 in ${(index * 37) % 180} ms`,
    ),
    ...(crash
      ? [
          'java.lang.OutOfMemoryError: Java heap space',
          '\tat com.retail.backend.search.IndexLoader.load(IndexLoader.java:88)',
          'Terminating due to java.lang.OutOfMemoryError: Java heap space',
        ]
      : []),
  ].join('\n');

/** Answers as a cluster would: a pod that crashes, one that never ran before, one whose image cannot be had. */
function answer(path: string): Response {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const pod = pathname.split('/').at(-2) ?? '';
  const previous = searchParams.get('previous') === 'true';
  const container = searchParams.get('container') ?? '';
  if (pod.includes('pull')) {
    return refuse(
      400,
      `container "${container}" in pod "${pod}" is waiting to start: trying and failing to pull image`,
    );
  }
  if (pod.includes('secret')) {
    return refuse(403, `pods "${pod}" is forbidden`);
  }
  const crashes = pod.includes('l2m4n') || pod.includes('crash');
  if (previous && !crashes) {
    return refuse(
      400,
      `previous terminated container "${container}" in pod "${pod}" not found`,
    );
  }
  const count = Number(searchParams.get('tailLines'));
  return new Response(lines(count - 3, crashes));
}

const api: KubernetesApi = {
  getObjectsByEntity: async () => ({ items: [] }),
  getClusters: async () => [],
  getCluster: async () => undefined,
  getWorkloadsByEntity: async () => ({ items: [] }),
  getCustomObjectsByEntity: async () => ({ items: [] }),
  proxy: async ({ path }) => answer(path),
};

/** Stands in for the stock Kubernetes plugin. */
export const mockKubernetesPlugin = createFrontendPlugin({
  pluginId: 'kubernetes',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({ api: kubernetesApiRef, deps: {}, factory: () => api }),
    }),
  ],
});
