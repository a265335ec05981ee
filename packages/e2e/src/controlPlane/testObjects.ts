import type {
  V1Deployment,
  V2HorizontalPodAutoscaler,
} from '@kubernetes/client-node';

/** How the pods of a sandbox cluster behave; without one they are ready at once. */
export type Behaviour =
  | 'slow-start'
  | 'crash-loop'
  | 'image-pull-error'
  | 'never-ready'
  | 'probe-failure';

/** @see {@link aDeployment} */
export interface DeploymentOptions {
  name: string;
  namespace: string;
  /** @default 1 */
  replicas?: number;
  /** @default 'ready' at once */
  behaviour?: Behaviour;
  /** More pod annotations, by the part behind `sandbox.slipway.dev/`. */
  annotations?: Record<string, string>;
  /** @default '250m' */
  cpu?: string;
  /** @default '1.0.0' */
  tag?: string;
}

/** A Deployment like the retail example's backend, whose pods behave as told. */
export function aDeployment(options: DeploymentOptions): V1Deployment {
  const {
    name,
    namespace,
    replicas = 1,
    behaviour,
    cpu = '250m',
    tag = '1.0.0',
  } = options;
  const annotations = {
    ...options.annotations,
    ...(behaviour && { behaviour }),
  };
  return {
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: {
          labels: { app: name },
          annotations: Object.fromEntries(
            Object.entries(annotations).map(([key, value]) => [
              `sandbox.slipway.dev/${key}`,
              value,
            ]),
          ),
        },
        spec: {
          containers: [
            {
              name,
              image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-backend:${tag}`,
              resources: {
                requests: { cpu, memory: '512Mi' },
                limits: { memory: '1Gi' },
              },
            },
          ],
        },
      },
    },
  };
}

/** An autoscaler of 2 to 6 replicas at 70 % CPU for the Deployment of the same name. */
export function anAutoscaler(
  name: string,
  namespace: string,
): V2HorizontalPodAutoscaler {
  return {
    metadata: { name, namespace },
    spec: {
      minReplicas: 2,
      maxReplicas: 6,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
    },
  };
}
