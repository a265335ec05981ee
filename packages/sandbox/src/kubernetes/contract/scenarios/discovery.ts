import type { Scenario } from '../Scenario';
import { at, listAt, textAt, type Json } from '../wire/json';

/** What the product and the stock Kubernetes plugin read, by the document that names it. */
const read: Readonly<Record<string, readonly string[]>> = {
  '/api/v1': [
    'configmaps',
    'events',
    'limitranges',
    'namespaces',
    'nodes',
    'pods',
    'pods/log',
    'resourcequotas',
    'secrets',
    'services',
  ],
  '/apis/apps/v1': [
    'controllerrevisions',
    'daemonsets',
    'deployments',
    'deployments/scale',
    'replicasets',
    'replicasets/scale',
    'statefulsets',
    'statefulsets/scale',
  ],
  '/apis/autoscaling/v1': ['horizontalpodautoscalers'],
  '/apis/autoscaling/v2': ['horizontalpodautoscalers'],
  '/apis/batch/v1': ['cronjobs', 'jobs'],
  '/apis/networking.k8s.io/v1': ['ingresses'],
  '/apis/authorization.k8s.io/v1': ['selfsubjectaccessreviews'],
  '/apis/metrics.k8s.io/v1beta1': ['pods'],
};

const groups = [
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'authorization.k8s.io',
  'metrics.k8s.io',
];

export const discovery: Scenario = {
  name: 'discovery',
  title: 'names what it serves',
  async run(stage) {
    await stage.call('GET', '/api', {
      keep: body => ({
        kind: at(body, 'kind'),
        versions: at(body, 'versions'),
      }),
    });
    await stage.call('GET', '/apis', {
      keep: body =>
        listAt(body, 'groups')
          .filter(({ name }) => groups.includes(String(name)))
          .sort((left, right) =>
            String(left.name).localeCompare(String(right.name)),
          ),
    });
    for (const [path, names] of Object.entries(read)) {
      await stage.call('GET', path, {
        keep: body => ({
          kind: at(body, 'kind'),
          groupVersion: at(body, 'groupVersion'),
          resources: resourcesOf(body, names),
        }),
      });
    }
    await stage.call('GET', '/version', {
      keep: body => ({ major: at(body, 'major'), minor: at(body, 'minor') }),
    });
    for (const path of ['/livez', '/readyz', '/healthz']) {
      await stage.call('GET', path);
    }
  },
};

function resourcesOf(body: unknown, names: readonly string[]): Json[] {
  return listAt(body, 'resources')
    .filter(({ name }) => names.includes(String(name)))
    .map(({ storageVersionHash: _, verbs, ...rest }): Json => ({
      ...rest,
      verbs: [...(verbs as string[])].sort(),
    }))
    .sort((left, right) =>
      textAt(left, 'name').localeCompare(textAt(right, 'name')),
    );
}
