import { mapPart, missing } from './podSpec';

type Fields = Record<string, unknown>;

const percentPolicy = { type: 'Percent', value: 100, periodSeconds: 15 };

const scaleUp = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percentPolicy],
};

const scaleDown = { selectPolicy: 'Max', policies: [percentPolicy] };

const cpuTarget = {
  type: 'Resource',
  resource: {
    name: 'cpu',
    target: { type: 'Utilization', averageUtilization: 80 },
  },
};

/** What the API server adds to an autoscaler; a behaviour is completed only where there is one. */
export function defaultAutoscaler(spec: Fields): Fields {
  const metrics = Array.isArray(spec.metrics) ? spec.metrics : [];
  return mapPart(
    {
      ...missing(spec, { minReplicas: 1 }),
      metrics: metrics.length ? metrics : [cpuTarget],
    },
    'behavior',
    behavior =>
      mapPart(
        mapPart(
          missing(behavior, { scaleUp: {}, scaleDown: {} }),
          'scaleUp',
          part => missing(part, scaleUp),
        ),
        'scaleDown',
        part => missing(part, scaleDown),
      ),
  );
}
