import { HorizontalPodAutoscaler } from '../../objects/kinds';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Shape } from './ServedResource';

interface FirstVersionSpec {
  targetCPUUtilizationPercentage?: number;
  [field: string]: unknown;
}

/** Autoscalers as `autoscaling/v1` writes them: of their metrics it knows the CPU's utilization only. */
export const firstAutoscalers: Shape = {
  toWire(object) {
    const { spec, status } = object as HorizontalPodAutoscaler;
    const { metrics = [], behavior: _, ...rest } = spec ?? {};
    const { currentMetrics, conditions: __, ...counts } = status ?? {};
    const target = metrics?.find(({ resource }) => resource?.name === 'cpu')
      ?.resource?.target.averageUtilization;
    const current = currentMetrics?.find(
      ({ resource }) => resource?.name === 'cpu',
    )?.resource?.current.averageUtilization;
    return {
      ...object,
      apiVersion: 'autoscaling/v1',
      spec: {
        ...rest,
        ...(target !== undefined && {
          targetCPUUtilizationPercentage: target,
        }),
      },
      status: {
        currentReplicas: 0,
        ...counts,
        ...(current !== undefined && {
          currentCPUUtilizationPercentage: current,
        }),
      },
    };
  },
  fromWire(object: KubernetesObject) {
    const { targetCPUUtilizationPercentage, ...spec } = (object.spec ??
      {}) as FirstVersionSpec;
    return {
      ...object,
      apiVersion: 'autoscaling/v2',
      spec: {
        ...spec,
        ...(targetCPUUtilizationPercentage !== undefined && {
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: {
                  type: 'Utilization',
                  averageUtilization: targetCPUUtilizationPercentage,
                },
              },
            },
          ],
        }),
      },
    };
  },
};
