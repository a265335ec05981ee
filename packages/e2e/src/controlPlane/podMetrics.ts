import type { PodLoad } from './podLoads';

/** The parts of a Pod that its metrics are made from. */
export interface Pod {
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
  };
  spec: { containers: { name: string }[] };
  status?: { phase?: string };
}

/** A PodMetrics object of metrics.k8s.io/v1beta1; the load is shared out evenly among the containers. */
export function podMetrics(pod: Pod, load: PodLoad, now: Date) {
  const { name, namespace, labels } = pod.metadata;
  const share = pod.spec.containers.length;
  return {
    kind: 'PodMetrics',
    apiVersion: 'metrics.k8s.io/v1beta1',
    metadata: { name, namespace, labels, creationTimestamp: seconds(now) },
    timestamp: seconds(now),
    window: '15s',
    containers: pod.spec.containers.map(container => ({
      name: container.name,
      usage: {
        cpu: `${Math.round((load.cpuMillicores * 1e6) / share)}n`,
        memory: `${Math.round(load.memoryBytes / share / 1024)}Ki`,
      },
    })),
  };
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
