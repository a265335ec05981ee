import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import {
  applyCreationDefaults,
  applyDefaults,
  countTemplateChange,
} from './defaults';

const metadata = {
  name: 'web',
  namespace: 'retail',
  uid: 'u',
  resourceVersion: '1',
  creationTimestamp: '',
};
const an = (kind: string, spec?: object): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata,
  ...(spec && { spec }),
});

const template = {
  spec: {
    containers: [
      {
        name: 'web',
        image: 'web:1',
        ports: [{ containerPort: 80 }],
        env: [
          {
            name: 'POD',
            valueFrom: { fieldRef: { fieldPath: 'metadata.name' } },
          },
        ],
        readinessProbe: { httpGet: { port: 80 } },
        resources: {
          limits: { cpu: '1', memory: '1Gi' },
          requests: { cpu: '500m' },
        },
      },
      { name: 'proxy', image: 'registry:5000/proxy' },
      { name: 'pinned', image: 'web@sha256:abc' },
    ],
    volumes: [
      { name: 'settings', configMap: { name: 's' } },
      { name: 'empty' },
    ],
  },
};

const defaultedContainer = {
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

const defaultedTemplate = {
  spec: {
    volumes: [
      { name: 'settings', configMap: { name: 's', defaultMode: 420 } },
      { name: 'empty', emptyDir: {} },
    ],
    containers: [
      {
        ...template.spec.containers[0],
        ...defaultedContainer,
        imagePullPolicy: 'IfNotPresent',
        ports: [{ containerPort: 80, protocol: 'TCP' }],
        env: [
          {
            name: 'POD',
            valueFrom: {
              fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' },
            },
          },
        ],
        readinessProbe: {
          httpGet: { path: '/', port: 80, scheme: 'HTTP' },
          timeoutSeconds: 1,
          periodSeconds: 10,
          successThreshold: 1,
          failureThreshold: 3,
        },
        resources: {
          limits: { cpu: '1', memory: '1Gi' },
          requests: { cpu: '500m' },
        },
      },
      {
        name: 'proxy',
        image: 'registry:5000/proxy',
        resources: {},
        ...defaultedContainer,
        imagePullPolicy: 'Always',
      },
      {
        name: 'pinned',
        image: 'web@sha256:abc',
        resources: {},
        ...defaultedContainer,
        imagePullPolicy: 'IfNotPresent',
      },
    ],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
  },
};

describe('defaults', () => {
  it.each<[string, Resource, object, object]>([
    [
      'a Deployment',
      resources.deployments,
      { template },
      {
        replicas: 1,
        template: defaultedTemplate,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
        },
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
      },
    ],
    [
      'a Deployment with a strategy',
      resources.deployments,
      { replicas: 0, strategy: { type: 'Recreate' } },
      {
        replicas: 0,
        strategy: { type: 'Recreate' },
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
      },
    ],
    [
      'a StatefulSet',
      resources.statefulsets,
      { template },
      {
        replicas: 1,
        template: defaultedTemplate,
        podManagementPolicy: 'OrderedReady',
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { partition: 0 },
        },
        revisionHistoryLimit: 10,
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
      },
    ],
    [
      'a DaemonSet',
      resources.daemonsets,
      { template },
      {
        template: defaultedTemplate,
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
        },
        revisionHistoryLimit: 10,
      },
    ],
    [
      'an autoscaler',
      resources.horizontalpodautoscalers,
      {
        maxReplicas: 3,
        behavior: { scaleDown: { stabilizationWindowSeconds: 5 } },
      },
      {
        minReplicas: 1,
        maxReplicas: 3,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [
              { type: 'Pods', value: 4, periodSeconds: 15 },
              { type: 'Percent', value: 100, periodSeconds: 15 },
            ],
          },
          scaleDown: {
            stabilizationWindowSeconds: 5,
            selectPolicy: 'Max',
            policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
          },
        },
      },
    ],
  ])('of %s', (_, resource, spec, expected) => {
    const once = applyDefaults(resource, an(resource.kind, spec));

    expect(once.spec).toEqual(expected);
    expect(applyDefaults(resource, once)).toEqual(once);
  });

  it('let a pod request what it only limits, in canonical quantities', () => {
    const { spec } = applyDefaults(
      resources.pods,
      an('Pod', {
        containers: [
          {
            name: 'web',
            image: 'web:1',
            resources: { limits: { cpu: '0.5', memory: '2048Mi' } },
          },
        ],
      }),
    );

    expect(spec).toMatchObject({
      containers: [
        {
          resources: {
            limits: { cpu: '500m', memory: '2Gi' },
            requests: { cpu: '500m', memory: '2Gi' },
          },
        },
      ],
    });
  });

  it('let a new object begin with the status of its kind, whatever it brings', () => {
    const created = applyCreationDefaults(resources.replicasets, {
      ...an('ReplicaSet', {}),
      status: { replicas: 7 },
    });

    expect(created.status).toEqual({ replicas: 0 });
  });

  it('encode what a secret brings as text', () => {
    expect(
      applyDefaults(resources.secrets, {
        ...an('Secret'),
        stringData: { a: 'b' },
      }),
    ).toEqual({ ...an('Secret'), data: { a: 'Yg==' }, type: 'Opaque' });
  });

  it('label a namespace with its name, and give a service an address', () => {
    const namespace = applyCreationDefaults(
      resources.namespaces,
      an('Namespace'),
    );
    const service = applyCreationDefaults(
      resources.services,
      an('Service', { ports: [{ port: 80 }] }),
    );

    expect(namespace).toMatchObject({
      metadata: { labels: { 'kubernetes.io/metadata.name': 'web' } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
    expect(service.spec).toMatchObject({
      clusterIP: expect.stringMatching(/^10\.96\./),
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      type: 'ClusterIP',
    });
  });

  it('count the changes of the template of a DaemonSet', () => {
    const created = applyCreationDefaults(
      resources.daemonsets,
      an('DaemonSet', { template: {} }),
    );
    const next = { ...created, spec: { template: { metadata: {} } } };
    const counted = countTemplateChange(resources.daemonsets, created, next);

    const key = 'deprecated.daemonset.template.generation';
    expect(created.metadata.annotations).toEqual({ [key]: '1' });
    expect(counted.metadata.annotations).toEqual({ [key]: '2' });
  });
});
