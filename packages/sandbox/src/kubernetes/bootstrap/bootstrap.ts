import { KubernetesObject, NewObject } from '../objects/KubernetesObject';
import { Resource } from '../resources/Resource';
import { resources } from '../resources/resources';
import { ObjectStore } from '../store/ObjectStore';
import { nodeObject, NodeOptions } from './nodes';

const system = { name: 'kube-apiserver' };
const rbacGroup = 'rbac.authorization.k8s.io';

/** Creates what a cluster has before anybody uses it; what is there already stays. */
export function bootstrap(store: ObjectStore, nodes: NodeOptions): void {
  for (const name of [
    'kube-system',
    'kube-public',
    'kube-node-lease',
    'default',
  ]) {
    ensure(store, resources.namespaces, {
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  }
  for (const [name, rules, group] of roles) {
    ensure(store, resources.clusterroles, { metadata: { name }, rules });
    ensure(store, resources.clusterrolebindings, {
      metadata: { name },
      roleRef: { apiGroup: rbacGroup, kind: 'ClusterRole', name },
      subjects: group.map(subject => ({
        apiGroup: rbacGroup,
        kind: 'Group',
        name: subject,
      })),
    });
  }
  for (let index = 0; index < (nodes.count ?? 3); index++) {
    ensure(store, resources.nodes, nodeObject(index, nodes));
  }
}

/** What everybody may do, as a cluster is set up with it. */
const roles: readonly (readonly [string, object[], string[]])[] = [
  [
    'cluster-admin',
    [
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
      { nonResourceURLs: ['*'], verbs: ['*'] },
    ],
    ['system:masters'],
  ],
  [
    'system:basic-user',
    [
      {
        apiGroups: ['authorization.k8s.io'],
        resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
        verbs: ['create'],
      },
    ],
    ['system:authenticated'],
  ],
  [
    'system:discovery',
    [
      {
        nonResourceURLs: [
          '/api',
          '/api/*',
          '/apis',
          '/apis/*',
          '/healthz',
          '/livez',
          '/openapi',
          '/openapi/*',
          '/readyz',
          '/version',
          '/version/',
        ],
        verbs: ['get'],
      },
    ],
    ['system:authenticated'],
  ],
  [
    'system:public-info-viewer',
    [
      {
        nonResourceURLs: [
          '/healthz',
          '/livez',
          '/readyz',
          '/version',
          '/version/',
        ],
        verbs: ['get'],
      },
    ],
    ['system:authenticated', 'system:unauthenticated'],
  ],
];

function ensure(
  store: ObjectStore,
  resource: Resource,
  object: NewObject<KubernetesObject>,
): void {
  if (!store.get(resource, undefined, object.metadata.name ?? '')) {
    store.create(resource, object, { manager: system });
  }
}
