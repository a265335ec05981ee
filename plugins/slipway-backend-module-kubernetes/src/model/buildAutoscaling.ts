import {
  Autoscaling,
  getScalingState,
  knownFact,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { KeptHpa } from './kept';
import { KubernetesWorkloadKind } from './workloadId';

/** The autoscaler that scales a workload. */
export function findAutoscaler(
  autoscalers: readonly KeptHpa[],
  workload: { kind: KubernetesWorkloadKind; name: string },
): KeptHpa | undefined {
  return autoscalers.find(
    ({ scaleTarget }) =>
      scaleTarget.kind === workload.kind && scaleTarget.name === workload.name,
  );
}

/** An autoscaler, as shown. */
export function buildAutoscaling(
  autoscaler: KeptHpa,
  observedAt: string,
): Autoscaling {
  const { name, min, max, current, desired, conditions } = autoscaler;
  const shown = conditions.map(({ type, status, reason, message }) => ({
    type,
    status,
    reason,
    message,
  }));
  const inactive = conditions.find(
    ({ type, status }) => type === 'ScalingActive' && status === 'False',
  );
  return {
    name,
    min,
    max,
    current,
    desired,
    metrics: autoscaler.metrics.map(metric => ({
      name: metric.name,
      targetType: metric.targetType,
      target: metric.target,
      current:
        metric.current === undefined
          ? unknownFact(
              'none-recorded',
              inactive?.message ||
                'The autoscaler has not read this metric yet',
              inactive?.at,
            )
          : knownFact(metric.current, {
              source: `HorizontalPodAutoscaler/${name}`,
              observedAt,
            }),
    })),
    conditions: shown,
    status: getScalingState({
      generation: autoscaler.generation,
      observedGeneration: autoscaler.observedGeneration,
      min,
      max,
      current,
      desired,
      conditions: shown,
    }),
  };
}
