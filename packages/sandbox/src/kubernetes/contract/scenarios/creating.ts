import type { Scenario } from '../Scenario';
import { wholeObject } from '../trace/significant';
import { at, isJson, textAt, type Json } from '../wire/json';
import {
  aDaemonSet,
  aDeployment,
  anAutoscaler,
  aRevision,
  aStatefulSet,
} from './objects';

export const creating: Scenario = {
  name: 'creating',
  title: 'stores what is valid, and says what is not',
  async run(stage) {
    const path = stage.path('deployments');
    await stage.call('POST', path, { body: aDeployment({ replicas: 0 }) });
    await stage.call('POST', path, { body: aDeployment({ replicas: 0 }) });
    const refused: [string, unknown][] = [
      ['without a name', { ...aDeployment(), metadata: {} }],
      ['with a bad name', named('No_Name')],
      ['of another kind', { ...aDeployment(), kind: 'StatefulSet' }],
      ['of another version', { ...aDeployment(), apiVersion: 'apps/v2' }],
      [
        'with labels that its selector does not match',
        named('unmatched', { selector: { matchLabels: { app: 'other' } } }),
      ],
      ['without a selector', named('unselected', { selector: undefined })],
      ['with fewer replicas than none', named('negative', { replicas: -1 })],
      ['with replicas in words', named('worded', { replicas: 'three' })],
      [
        'without containers',
        named('empty', {
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [] },
          },
        }),
      ],
      [
        'with neither surge nor unavailable',
        named('stuck', {
          strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } },
        }),
      ],
      [
        'in another namespace',
        {
          ...aDeployment(),
          metadata: { name: 'elsewhere', namespace: 'default' },
        },
      ],
      ['that is no JSON', '{"kind": '],
      ['that is nothing', ''],
    ];
    for (const [what, body] of refused) {
      stage.note('Created', what);
      await stage.call('POST', path, { body });
    }
    await stage.call('POST', '/apis/apps/v1/namespaces/nowhere/deployments', {
      body: aDeployment(),
    });
    await stage.call('POST', stage.path('controllerrevisions'), {
      body: { ...aRevision(''), metadata: { generateName: 'made-' } },
    });
  },
};

export const defaulting: Scenario = {
  name: 'defaulting',
  title: 'fills in the defaults of workloads',
  async run(stage) {
    const none = { replicas: 0 };
    const keep = wholeObject;
    await stage.call('POST', stage.path('deployments'), {
      body: aDeployment(none),
      keep,
    });
    await stage.call('POST', stage.path('statefulsets'), {
      body: aStatefulSet(none),
      keep,
    });
    await stage.call('POST', stage.path('daemonsets'), {
      body: aDaemonSet({
        template: withNodeSelector(aDaemonSet()),
      }),
      keep,
    });
    await stage.call('POST', stage.path('horizontalpodautoscalers'), {
      body: anAutoscaler(),
      keep: body => at(wholeObject(body), 'spec'),
    });
    const probed = aDeployment(none);
    await stage.call('POST', stage.path('deployments'), {
      body: {
        ...probed,
        metadata: { name: 'probed' },
        spec: { ...(probed.spec as Json), template: aFullTemplate() },
      },
      keep: body => at(body, 'spec', 'template'),
    });
  },
};

export const managers: Scenario = {
  name: 'managers',
  title: 'tells who manages which fields',
  async run(stage) {
    await stage.ask('POST', `${stage.path('deployments')}?fieldManager=ci`, {
      body: aDeployment({ replicas: 0 }),
    });
    const path = stage.path('deployments', 'web');
    await stage.ask('PATCH', `${path}?fieldManager=slipway`, {
      type: 'application/merge-patch+json',
      body: { spec: { template: { spec: { priority: null } } } },
    });
    await stage.ask('PATCH', `${path}?fieldManager=slipway`, {
      type: 'application/json-patch+json',
      body: [
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: 'retail-backend:2.0.0',
        },
      ],
    });
    await stage.ask('PATCH', path, {
      type: 'application/merge-patch+json',
      headers: { 'user-agent': 'kubectl/v1.35.4 (linux/amd64)' },
      body: { spec: { paused: true } },
    });
    const object = await stage.until(
      'observed',
      path,
      found =>
        textAt(found, 'status', 'observedGeneration') ===
        textAt(found, 'metadata', 'generation'),
    );
    const managed = at(object, 'metadata', 'managedFields') as Json[];
    stage.note(
      'Managers',
      managed
        .map(({ manager, operation, apiVersion, subresource, fieldsV1 }) => ({
          manager,
          operation,
          apiVersion,
          subresource,
          fieldsType: 'FieldsV1',
          // What the product asks: who wrote the template, and parts of the specification.
          spec: Object.keys(fieldsOf(fieldsV1, 'f:spec')).sort(),
          template: isJson(at(fieldsV1, 'f:spec', 'f:template')),
        }))
        .sort((left, right) =>
          String(left.manager).localeCompare(String(right.manager)),
        ),
    );
  },
};

function fieldsOf(fields: unknown, key: string): Json {
  const found = at(fields, key);
  return isJson(found) ? found : {};
}

function named(name: string, spec: Json = {}): Json {
  return { ...aDeployment(spec), metadata: { name } };
}

/** On no node, so that nothing comes of it. */
function withNodeSelector(workload: Json): Json {
  const template = at(workload, 'spec', 'template') as Json;
  return {
    ...template,
    spec: { ...(template.spec as Json), nodeSelector: { none: 'such' } },
  };
}

function aFullTemplate(): Json {
  return {
    metadata: { labels: { app: 'web' } },
    spec: {
      initContainers: [{ name: 'migrate', image: 'retail-backend:1.0.0' }],
      containers: [
        {
          name: 'app',
          image: 'retail-backend',
          ports: [{ containerPort: 8080 }],
          env: [
            { name: 'PLAIN', value: 'yes' },
            {
              name: 'POD',
              valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
            },
          ],
          readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
          livenessProbe: { exec: { command: ['true'] } },
          resources: { limits: { cpu: '0.5', memory: '1024Mi' } },
          volumeMounts: [{ name: 'settings', mountPath: '/settings' }],
        },
      ],
      volumes: [{ name: 'settings', configMap: { name: 'settings' } }],
    },
  };
}
