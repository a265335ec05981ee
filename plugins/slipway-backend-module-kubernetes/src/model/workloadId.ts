import { NotFoundError } from '@backstage/errors';

/** The kinds of workload that are served, with where they are in the API. */
export const workloadKinds = {
  Deployment: { plural: 'deployments', prefix: 'deployment' },
  StatefulSet: { plural: 'statefulsets', prefix: 'statefulset' },
  DaemonSet: { plural: 'daemonsets', prefix: 'daemonset' },
} as const;

/** A kind of workload on Kubernetes. */
export type KubernetesWorkloadKind = keyof typeof workloadKinds;

/** The ID of a workload in its target, e.g. `deployment.backend`. */
export function getWorkloadId(
  kind: KubernetesWorkloadKind,
  name: string,
): string {
  return `${workloadKinds[kind].prefix}.${name}`;
}

/**
 * Reads the ID of a workload.
 *
 * @throws NotFoundError where no workload can have that ID.
 */
export function parseWorkloadId(id: string): {
  kind: KubernetesWorkloadKind;
  name: string;
} {
  const dot = id.indexOf('.');
  const prefix = id.slice(0, Math.max(dot, 0));
  const name = id.slice(dot + 1);
  const kind = (Object.keys(workloadKinds) as KubernetesWorkloadKind[]).find(
    candidate => workloadKinds[candidate].prefix === prefix,
  );
  if (!kind || !isObjectName(name)) {
    throw new NotFoundError(
      `There is no workload '${id}': expected e.g. 'deployment.backend'`,
    );
  }
  return { kind, name };
}

/** Whether the text is a DNS subdomain, as names of objects are: it needs no quotes in any shell. */
export function isObjectName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      text,
    )
  );
}
