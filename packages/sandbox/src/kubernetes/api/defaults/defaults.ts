import { createHash } from 'node:crypto';
import { equalJson, isPlainObject } from '../../objects/equalJson';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import { defaultAutoscaler } from './autoscalers';
import { defaultPod, mapList, missing } from './podSpec';
import {
  defaultCronJob,
  defaultDaemonSet,
  defaultDeployment,
  defaultJob,
  defaultReplicaSet,
  defaultStatefulSet,
} from './workloads';

type Fields = Record<string, unknown>;

const notReady = ['not-ready', 'unreachable'].map(key => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

const specDefaults = new Map<Resource, (spec: Fields) => Fields>([
  [resources.deployments, defaultDeployment],
  [resources.replicasets, defaultReplicaSet],
  [resources.statefulsets, defaultStatefulSet],
  [resources.daemonsets, defaultDaemonSet],
  [resources.jobs, defaultJob],
  [resources.cronjobs, defaultCronJob],
  [resources.horizontalpodautoscalers, defaultAutoscaler],
  [resources.pods, spec => defaultPod(spec) as Fields],
  [resources.namespaces, spec => missing(spec, { finalizers: ['kubernetes'] })],
  [
    resources.services,
    spec =>
      mapList(
        missing(spec, {
          sessionAffinity: 'None',
          type: 'ClusterIP',
          internalTrafficPolicy: 'Cluster',
        }),
        'ports',
        port => missing(port, { protocol: 'TCP', targetPort: port.port }),
      ),
  ],
  [
    resources.persistentvolumeclaims,
    spec => missing(spec, { volumeMode: 'Filesystem' }),
  ],
]);

/** The status with which a new object begins; kinds that are not here keep what they bring. */
const firstStatus = new Map<Resource, object>([
  [resources.deployments, {}],
  [resources.replicasets, { replicas: 0 }],
  [resources.statefulsets, { replicas: 0, availableReplicas: 0 }],
  [
    resources.daemonsets,
    {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    },
  ],
  [
    resources.horizontalpodautoscalers,
    { desiredReplicas: 0, currentMetrics: null },
  ],
  [resources.jobs, {}],
  [resources.cronjobs, {}],
  [resources.pods, { phase: 'Pending' }],
  [resources.namespaces, { phase: 'Active' }],
  [resources.services, { loadBalancer: {} }],
  [resources.ingresses, { loadBalancer: {} }],
  [resources.resourcequotas, {}],
  [resources.persistentvolumeclaims, { phase: 'Pending' }],
  [
    resources.poddisruptionbudgets,
    {
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
    },
  ],
]);

/** Adds what the API server adds to an object, each time that it is written. */
export function applyDefaults(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  const defaultSpec = specDefaults.get(resource);
  if (resource === resources.secrets) {
    return defaultSecret(object);
  }
  if (resource === resources.events) {
    return {
      ...object,
      ...missing(object, { reportingComponent: '', reportingInstance: '' }),
    };
  }
  return defaultSpec
    ? {
        ...object,
        spec: defaultSpec(isPlainObject(object.spec) ? object.spec : {}),
      }
    : object;
}

/** Adds what the API server adds to an object when it is created. */
export function applyCreationDefaults(
  resource: Resource,
  object: KubernetesObject,
): KubernetesObject {
  const defaulted = applyDefaults(resource, object);
  const status = firstStatus.get(resource);
  const next = status ? { ...defaulted, status } : defaulted;
  switch (resource) {
    case resources.namespaces:
      return withLabel(next, 'kubernetes.io/metadata.name');
    case resources.daemonsets:
      return withTemplateGeneration(next, 1);
    case resources.services:
      return { ...next, spec: withClusterIP(next) };
    case resources.pods:
      return { ...next, spec: admitPod(next.spec as Fields) };
    default:
      return next;
  }
}

/** DaemonSets count the changes of their template in an annotation. */
export function countTemplateChange(
  resource: Resource,
  current: KubernetesObject,
  next: KubernetesObject,
): KubernetesObject {
  const [before, after] = [current, next].map(
    ({ spec }) => (spec as Fields | undefined)?.template,
  );
  if (resource !== resources.daemonsets || equalJson(before, after)) {
    return next;
  }
  const count = Number(current.metadata.annotations?.[TEMPLATE_GENERATION]);
  return withTemplateGeneration(next, (count || 0) + 1);
}

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

function withTemplateGeneration(
  object: KubernetesObject,
  generation: number,
): KubernetesObject {
  const { metadata } = object;
  const annotations = {
    ...metadata.annotations,
    [TEMPLATE_GENERATION]: String(generation),
  };
  return { ...object, metadata: { ...metadata, annotations } };
}

function withLabel(object: KubernetesObject, label: string): KubernetesObject {
  const { metadata } = object;
  const labels = { ...metadata.labels, [label]: metadata.name };
  return { ...object, metadata: { ...metadata, labels } };
}

function withClusterIP({ spec, metadata }: KubernetesObject): object {
  const fields = spec as Fields;
  if (fields.type === 'ExternalName') {
    return fields;
  }
  const [, high = 0, low = 0] = createHash('sha256')
    .update(`${metadata.namespace}/${metadata.name}`)
    .digest();
  const clusterIP = fields.clusterIP ?? `10.96.${high}.${low}`;
  return missing(fields, {
    clusterIP,
    clusterIPs: [clusterIP],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
  });
}

function admitPod(spec: Fields): Fields {
  const account = spec.serviceAccountName ?? 'default';
  return missing(spec, {
    serviceAccountName: account,
    serviceAccount: account,
    tolerations: notReady,
    priority: 0,
    enableServiceLinks: true,
    preemptionPolicy: 'PreemptLowerPriority',
  });
}

function defaultSecret(object: KubernetesObject): KubernetesObject {
  const { stringData, ...secret } = object;
  const encoded = Object.entries((stringData as Fields | undefined) ?? {}).map(
    ([key, value]) => [key, Buffer.from(String(value)).toString('base64')],
  );
  return {
    ...secret,
    ...(encoded.length && {
      data: { ...(object.data as object), ...Object.fromEntries(encoded) },
    }),
    type: object.type ?? 'Opaque',
  } as KubernetesObject;
}
