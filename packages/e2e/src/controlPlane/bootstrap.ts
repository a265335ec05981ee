import type { ApiClient } from './apiClient';

/** What the simulated machines of a cluster are like. */
export interface NodeOptions {
  /** @default 3 */
  count?: number;
  /** CPUs of each. A pod that requests more cannot be scheduled. @default 16 */
  cpu?: number;
  /** Memory of each, in GiB. @default 64 */
  memoryGiB?: number;
}

const region = 'us-east-1';

/** A Node object as a kubelet would register it; nodes are spread over three zones. */
function node(index: number, { cpu = 16, memoryGiB = 64 }: NodeOptions) {
  const name = `node-${index + 1}`;
  const capacity = { cpu: String(cpu), memory: `${memoryGiB}Gi`, pods: '250' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/region': region,
        'topology.kubernetes.io/zone': `${region}${'abc'[index % 3]}`,
      },
    },
    spec: {
      podCIDR: `10.244.${index}.0/24`,
      podCIDRs: [`10.244.${index}.0/24`],
    },
    status: { capacity, allocatable: capacity },
  };
}

/** Creates what a cluster has before anybody uses it: its nodes, and the way to the metrics server. Does nothing that was done before. */
export async function bootstrap(
  api: ApiClient,
  options: { nodes: NodeOptions; metricsPort: number; ca: string },
): Promise<void> {
  const { nodes, metricsPort, ca } = options;
  const work: Promise<unknown>[] = [];
  const present = await api.request<{
    items: { metadata: { name: string } }[];
  }>('GET', '/api/v1/nodes');
  const names = new Set(present.items.map(({ metadata }) => metadata.name));
  for (let index = 0; index < (nodes.count ?? 3); index++) {
    const wanted = node(index, nodes);
    if (!names.has(wanted.metadata.name)) {
      work.push(api.request('POST', '/api/v1/nodes', wanted));
    }
  }
  // A Service without pods: the aggregator takes its external name for the address, and the port from the APIService.
  const service = { name: 'metrics-server', namespace: 'kube-system' };
  work.push(
    api.apply('/api/v1/namespaces/kube-system/services/metrics-server', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: service,
      spec: { type: 'ExternalName', externalName: 'localhost' },
    }),
    api.apply(
      '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io',
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: 'v1beta1.metrics.k8s.io' },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          service: { ...service, port: metricsPort },
          caBundle: Buffer.from(ca).toString('base64'),
          groupPriorityMinimum: 100,
          versionPriority: 100,
        },
      },
    ),
  );
  await Promise.all(work);
}

/**
 * Takes the nodes away from the kwok of the last start.
 *
 * @remarks Each kwok has an identity of its own and leaves nodes alone whose lease another one holds, for the forty seconds until it expires.
 */
export async function releaseNodes(api: ApiClient): Promise<void> {
  await api.request(
    'DELETE',
    '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases',
  );
}

interface NodeStatus {
  status: { conditions?: { type: string; status: string }[] };
  spec: { taints?: unknown[] };
}

/** Whether pods can be made and scheduled: nodes ready, their start-up taints gone, default service account there. */
export async function canRunPods(api: ApiClient): Promise<boolean> {
  const { items } = await api.request<{ items: NodeStatus[] }>(
    'GET',
    '/api/v1/nodes',
  );
  const ready = items.every(
    ({ status, spec }) =>
      !spec.taints?.length &&
      status.conditions?.some(
        ({ type, status: value }) => type === 'Ready' && value === 'True',
      ),
  );
  if (!ready) {
    return false;
  }
  await api.request(
    'GET',
    '/api/v1/namespaces/default/serviceaccounts/default',
  );
  return true;
}
