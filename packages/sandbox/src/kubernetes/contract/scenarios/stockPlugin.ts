import type { Scenario } from '../Scenario';
import { at, listAt, type Json } from '../wire/json';
import { pathOf, withQuery, type Plural } from '../wire/paths';
import { aDeployment, anAutoscaler, patchTypes } from './objects';

const labels = { 'backstage.io/kubernetes-id': 'web' };

function labelled(kind: string, rest: Json): Json {
  return { kind, metadata: { name: 'web', labels }, ...rest };
}

const container = { name: 'app', image: 'retail-backend:1.0.0' };

/** Something of each kind that the stock plugin shows and that makes no pods. */
const objects: Partial<Record<Plural, Json>> = {
  services: labelled('Service', {
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  }),
  configmaps: labelled('ConfigMap', { data: { greeting: 'hello' } }),
  secrets: labelled('Secret', { data: { word: 'aGVsbG8=' } }),
  limitranges: labelled('LimitRange', {
    spec: { limits: [{ type: 'Pod', max: { cpu: '4' } }] },
  }),
  resourcequotas: labelled('ResourceQuota', {
    spec: { hard: { pods: '100' } },
  }),
  ingresses: labelled('Ingress', {
    spec: {
      rules: [
        {
          host: 'shop.example',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'web', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  }),
  cronjobs: labelled('CronJob', {
    spec: {
      suspend: true,
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: {
          template: {
            spec: { restartPolicy: 'Never', containers: [container] },
          },
        },
      },
    },
  }),
  jobs: labelled('Job', {
    spec: {
      suspend: true,
      template: { spec: { restartPolicy: 'Never', containers: [container] } },
    },
  }),
  horizontalpodautoscalers: {
    ...anAutoscaler(),
    metadata: { name: 'web', labels },
  },
  deployments: {
    ...aDeployment({ replicas: 0 }),
    metadata: { name: 'web', labels },
  },
};

export const stockPlugin: Scenario = {
  name: 'stock-plugin',
  title: 'answers what the stock Kubernetes plugin asks',
  async run(stage) {
    for (const [plural, object] of Object.entries(objects)) {
      await stage.make(plural as Plural, object);
    }
    const plurals = [
      ...(Object.keys(objects) as Plural[]),
      'pods',
      'statefulsets',
      'daemonsets',
      'replicasets',
    ] as const;
    const labelSelector = 'backstage.io/kubernetes-id=web';
    for (const plural of plurals) {
      await stage.call('GET', withQuery(stage.path(plural), { labelSelector }));
    }
    for (const plural of Object.keys(objects) as Plural[]) {
      // For each cluster, without a namespace.
      const everywhere = pathOf(plural, '').replace('/namespaces//', '/');
      await stage.call('GET', withQuery(everywhere, { labelSelector }), {
        keep: body => ({
          kind: at(body, 'kind'),
          namespaces: listAt(body, 'items').map(item =>
            at(item, 'metadata', 'namespace'),
          ),
        }),
      });
    }
    const first = `/apis/autoscaling/v1/namespaces/${stage.namespace}/horizontalpodautoscalers`;
    await stage.call('GET', withQuery(first, { labelSelector }));
    await stage.call('GET', '/api/v1/nodes');
    await stage.call('GET', stage.path('pods', 'none', 'log'));
    const autoscaler = stage.path('horizontalpodautoscalers', 'web');
    await stage.call('PATCH', autoscaler, {
      type: patchTypes.merge,
      body: { spec: { maxReplicas: 1 } },
    });
    await stage.call('PATCH', autoscaler, {
      type: patchTypes.merge,
      body: { spec: { maxReplicas: 8 } },
      keep: body => at(body, 'spec', 'maxReplicas'),
    });
    for (const plural of Object.keys(objects) as Plural[]) {
      await stage.call('DELETE', stage.path(plural, 'web'), {
        keep: body => at(body, 'kind'),
      });
    }
  },
};
