import type { ControllerContext } from '../controllers/ControllerContext';
import type { MetricSpec, MetricStatus, Pod } from '../controllers/kinds';
import { canonicalQuantity, toMilli } from '../../quantity';
import { LoadControl } from '../metrics/LoadControl';
import { listPodMetrics } from '../metrics/podMetrics';
import { groupPods, readUsage, requestOf, Usage } from './measurePods';
import { proposeReplicas } from './proposeReplicas';

/** What the metrics are about. */
export interface Measured {
  context: ControllerContext;
  loads: LoadControl;
  namespace: string;
  /** The pods that are scaled. */
  pods: readonly Pod[];
  isSelected: (labels: Record<string, string> | undefined) => boolean;
  currentReplicas: number;
}

/** How many replicas a metric is for, or why nobody knows. */
export type Evaluation =
  | { replicas: number; name: string; status: MetricStatus }
  | { reason: string; why: string; metric: string };

const otherReasons: Readonly<Record<string, string>> = {
  Pods: 'FailedGetPodsMetric',
  Object: 'FailedGetObjectMetric',
  External: 'FailedGetExternalMetric',
};

/** Measures what one metric of an autoscaler is about. */
export function evaluateMetric(
  measured: Measured,
  spec: MetricSpec,
): Evaluation {
  const source = spec.resource ?? spec.containerResource;
  if (!source) {
    return notServed(spec.type);
  }
  const isContainer = spec.containerResource !== undefined;
  const metric = isContainer
    ? `${spec.containerResource?.container} container metric value`
    : `${source.name} resource metric value`;
  const reason = isContainer
    ? 'FailedGetContainerResourceMetric'
    : 'FailedGetResourceMetric';
  const isUtilization = source.target.averageUtilization !== undefined;
  try {
    return isUtilization
      ? evaluateUtilization(measured, spec)
      : evaluateValue(measured, spec);
  } catch (error) {
    const what = isUtilization ? 'utilization' : 'usage';
    const why = `failed to get ${source.name} ${what}: ${(error as Error).message}`;
    return { reason, why, metric };
  }
}

function evaluateUtilization(measured: Measured, spec: MetricSpec): Evaluation {
  const { name, target } = (spec.resource ?? spec.containerResource)!;
  const container = spec.containerResource?.container;
  const wanted = target.averageUtilization ?? 0;
  const { usage, groups } = measure(measured, name, container);
  const requests = new Map(
    measured.pods.map(pod => [
      pod.metadata.name,
      requestOf(pod, name, container),
    ]),
  );
  const utilizationOf = (counted: Usage) => {
    const known = [...counted].filter(([pod]) => requests.has(pod));
    const requested = sum(known.map(([pod]) => requests.get(pod) ?? 0));
    if (requested === 0) {
      throw new Error('no metrics returned matched known pods');
    }
    return Math.floor((sum(known.map(([, used]) => used)) * 100) / requested);
  };
  const replicas = proposeReplicas({
    currentReplicas: measured.currentReplicas,
    groups,
    usage,
    ratioOf: counted => utilizationOf(counted) / wanted,
    fallbackOf: pod => ((requests.get(pod) ?? 0) * Math.max(100, wanted)) / 100,
  });
  return {
    replicas,
    name: `${name} ${container ? 'container ' : ''}resource utilization (percentage of request)`,
    status: describe(spec, {
      averageUtilization: utilizationOf(usage),
      averageValue: formatMilli(name, average(usage)),
    }),
  };
}

function evaluateValue(measured: Measured, spec: MetricSpec): Evaluation {
  const { name, target } = (spec.resource ?? spec.containerResource)!;
  const container = spec.containerResource?.container;
  const { usage, groups } = measure(measured, name, container);
  const wanted = toMilli(target.averageValue);
  const replicas = proposeReplicas({
    currentReplicas: measured.currentReplicas,
    groups,
    usage,
    ratioOf: counted => average(counted) / wanted,
    fallbackOf: () => wanted,
  });
  return {
    replicas,
    name: `${name} resource`,
    status: describe(spec, {
      averageValue: formatMilli(name, average(usage)),
    }),
  };
}

function measure(measured: Measured, resource: string, container?: string) {
  const { context, namespace, isSelected, loads } = measured;
  const usage = readUsage(
    readMetrics({ ...context, loads }, namespace, isSelected),
    resource,
    container,
  );
  if (usage.size === 0) {
    throw new Error(
      `unable to get metrics for resource ${resource}: no metrics returned from resource metrics API`,
    );
  }
  if (measured.pods.length === 0) {
    throw new Error(
      'no pods returned by selector while calculating replica count',
    );
  }
  const groups = groupPods(measured.pods, {
    usage,
    resource,
    timing: context.timing,
    now: context.clock.now().getTime(),
  });
  [...groups.ignored, ...groups.unready].forEach(pod => usage.delete(pod));
  if (usage.size === 0) {
    throw new Error(
      'did not receive metrics for targeted pods (pods might be unready)',
    );
  }
  return { usage, groups };

  function readMetrics(...args: Parameters<typeof listPodMetrics>) {
    try {
      return listPodMetrics(...args);
    } catch (error) {
      throw new Error(
        `unable to get metrics for resource ${resource}: unable to fetch metrics from resource metrics API: ${(error as Error).message} (get pods.metrics.k8s.io)`,
      );
    }
  }
}

function notServed(type: string): Evaluation {
  const group = type === 'External' ? 'external' : 'custom';
  return {
    reason: otherReasons[type] ?? 'InvalidMetricSourceType',
    metric: `${type.toLowerCase()} metric value`,
    why: `unable to get ${group} metric: unable to fetch metrics from ${group} metrics API: the server could not find the requested resource`,
  };
}

function describe(
  { type, containerResource, resource }: MetricSpec,
  current: { averageUtilization?: number; averageValue: string },
): MetricStatus {
  return containerResource
    ? {
        type,
        containerResource: {
          name: containerResource.name,
          container: containerResource.container,
          current,
        },
      }
    : { type, resource: { name: resource!.name, current } };
}

function average(usage: Usage): number {
  return Math.floor(sum([...usage.values()]) / usage.size);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Thousandths as the API writes them: `300m`, `2`, `100Mi`. */
function formatMilli(resource: string, milli: number): string {
  if (milli % 1000 !== 0) {
    return `${milli}m`;
  }
  const amount = milli / 1000;
  return resource === 'memory' && amount % 1024 === 0
    ? String(canonicalQuantity(`${amount / 1024}Ki`))
    : String(amount);
}
