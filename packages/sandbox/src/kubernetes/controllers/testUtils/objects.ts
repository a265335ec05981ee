import type { NewObject } from '../../objects/KubernetesObject';
import type { Deployment, Node } from '../kinds';

/** A node with 16 CPUs, as a kubelet registers it. */
export function aNode(index: number): NewObject<Node> {
  const name = `node-${index + 1}`;
  const capacity = { cpu: '16', memory: '64Gi', pods: '250' };
  return {
    metadata: { name, labels: { 'kubernetes.io/hostname': name } },
    spec: { podCIDR: `10.244.${index}.0/24` },
    status: {
      capacity,
      allocatable: capacity,
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

/** @see {@link aDeployment} */
export interface DeploymentOptions {
  name?: string;
  replicas?: number;
  tag?: string;
  cpu?: string;
  /** Annotations of the pods, by the part behind `sandbox.slipway.dev/`. */
  behaviour?: Record<string, string>;
  annotations?: Record<string, string>;
  spec?: Partial<Deployment['spec']>;
}

/** A Deployment in the namespace `retail`, as the API has taken it. */
export function aDeployment(
  options: DeploymentOptions = {},
): NewObject<Deployment> & { spec: Deployment['spec'] } {
  const { name = 'backend', replicas = 3, tag = '1.0.0' } = options;
  return {
    metadata: {
      name,
      namespace: 'retail',
      annotations: options.annotations,
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: {
          labels: { app: name },
          annotations: Object.fromEntries(
            Object.entries(options.behaviour ?? {}).map(([key, value]) => [
              `sandbox.slipway.dev/${key}`,
              value,
            ]),
          ),
        },
        spec: {
          containers: [
            {
              name,
              image: `registry.example/retail-${name}:${tag}`,
              resources: {
                requests: { cpu: options.cpu ?? '250m', memory: '512Mi' },
              },
            },
          ],
        },
      },
      ...options.spec,
    },
  };
}
