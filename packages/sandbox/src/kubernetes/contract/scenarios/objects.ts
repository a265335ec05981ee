import type { Json } from '../wire/json';

const registry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

/** The image of a version. */
export const imageOf = (tag: string) => `${registry}/retail-backend:${tag}`;

/** @see {@link aTemplate} */
export interface TemplateOptions {
  /** @default '1.0.0' */
  tag?: string;
  /** Annotations of the pods, by the part behind `sandbox.slipway.dev/`. */
  behaviour?: Readonly<Record<string, string>>;
  /** @default '100m' */
  cpu?: string;
}

/** A pod template of the workload `web`. */
export function aTemplate({
  tag = '1.0.0',
  behaviour = {},
  cpu = '100m',
}: TemplateOptions = {}): Json {
  const annotations = Object.fromEntries(
    Object.entries(behaviour).map(([key, value]) => [
      `sandbox.slipway.dev/${key}`,
      value,
    ]),
  );
  return {
    metadata: {
      labels: { app: 'web' },
      ...(Object.keys(annotations).length && { annotations }),
    },
    spec: {
      containers: [
        {
          name: 'app',
          image: imageOf(tag),
          resources: { requests: { cpu, memory: '64Mi' } },
        },
      ],
    },
  };
}

/** Pods that take a moment to become ready, so that each state on the way is there long enough for the controllers to tell of it. */
export const unhurried: TemplateOptions = {
  behaviour: { behaviour: 'slow-start', 'ready-after': '500ms' },
};

/** The Deployment `web`. */
export function aDeployment(spec: Json = {}, template?: TemplateOptions): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'web' } },
      template: aTemplate(template),
      ...spec,
    },
  };
}

/** The StatefulSet `web`. */
export function aStatefulSet(
  spec: Json = {},
  template?: TemplateOptions,
): Json {
  return {
    ...aDeployment({ serviceName: 'web', ...spec }, template),
    kind: 'StatefulSet',
  };
}

/** The DaemonSet `web`, on every node. */
export function aDaemonSet(spec: Json = {}, template?: TemplateOptions): Json {
  const { spec: common, ...rest } = aDeployment(spec, template);
  const { replicas: _, ...daemon } = common as Json;
  return { ...rest, kind: 'DaemonSet', spec: daemon };
}

/** The autoscaler `web` of 2 to 4 replicas at 50 % CPU. */
export function anAutoscaler(): Json {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      minReplicas: 2,
      maxReplicas: 4,
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
      },
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 50 },
          },
        },
      ],
    },
  };
}

/** A ControllerRevision that no controller looks after: something that only changes when it is told to. */
export function aRevision(
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Json {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name, labels },
    data: { spec: { template: aTemplate() } },
    revision: 1,
  };
}

/** The content types of patches. */
export const patchTypes = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
} as const;
