import { PodSources } from './api/ApiContext';
import { getPodLog } from './logs/getPodLog';
import {
  listNodeMetrics,
  listPodMetrics,
  MetricsContext,
} from './metrics/podMetrics';

/** Metrics and logs, made from what the pods of the store do. */
export function createPodSources(context: MetricsContext): PodSources {
  return {
    podMetrics: (namespace, selector) =>
      listPodMetrics(context, namespace, selector),
    nodeMetrics: selector => listNodeMetrics(context, selector),
    podLog: (pod, container, options) =>
      getPodLog(context, pod, { container, ...options }),
  };
}
