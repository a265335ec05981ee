import { Workload } from '@slipway/backstage-plugin-slipway-common';
import { buildWorkloads, WorkloadSources } from '../buildWorkloads';
import { RawObject } from '../raw';
import { keptObjects } from './keptObjects';
import { aReplicaSet } from './rawObjects';

const observedAt = '2026-01-15T10:05:00.000Z';

/** The workloads of the service `backend`, as shown. */
export function showWorkloads(
  raw: Parameters<typeof keptObjects>[0],
  overrides: Partial<WorkloadSources> = {},
): Workload[] {
  return buildWorkloads({
    objects: keptObjects(raw),
    selector: { 'backstage.io/kubernetes-id': 'backend' },
    claim: {
      proof: { by: 'label', key: 'backstage.io/kubernetes-id' },
      serviceName: 'backend',
      environment: 'production',
    },
    cluster: 'retail-cluster',
    observedAt,
    ...overrides,
  });
}

/** Those of the Deployment `backend`: 1.1.0, and 1.2.0 that runs. */
export const replicasets = [
  aReplicaSet(1, '1.1.0'),
  aReplicaSet(2, '1.2.0', {
    spec: { replicas: 3 },
    status: { replicas: 3, readyReplicas: 3, availableReplicas: 3 },
  }),
];

/** The Deployment `backend`, as shown. */
export function showDeployment(
  deployment: RawObject,
  pods: RawObject[],
  overrides: Partial<WorkloadSources> = {},
): Workload {
  const [workload] = showWorkloads(
    { deployments: [deployment], replicasets, pods },
    overrides,
  );
  return workload as Workload;
}
