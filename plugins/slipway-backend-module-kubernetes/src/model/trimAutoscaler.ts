import { KeptHpa, KeptMetric } from './kept';
import { numberAt, objectAt, objectsAt, RawObject, textAt } from './raw';
import { trimConditions, trimMetadata } from './trimMetadata';

/** Cuts a HorizontalPodAutoscaler (autoscaling/v2) down to what is shown of it. */
export function trimAutoscaler(object: RawObject): KeptHpa {
  const generation = numberAt(object, 'metadata', 'generation');
  const observedGeneration = numberAt(object, 'status', 'observedGeneration');
  return {
    ...trimMetadata(object, { labels: 'revision' }),
    scaleTarget: {
      kind: textAt(object, 'spec', 'scaleTargetRef', 'kind') ?? '',
      name: textAt(object, 'spec', 'scaleTargetRef', 'name') ?? '',
    },
    ...(generation === undefined ? {} : { generation }),
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
    min: numberAt(object, 'spec', 'minReplicas') ?? 1,
    max: numberAt(object, 'spec', 'maxReplicas') ?? 0,
    current: numberAt(object, 'status', 'currentReplicas') ?? 0,
    desired: numberAt(object, 'status', 'desiredReplicas') ?? 0,
    metrics: trimMetrics(object),
    conditions: trimConditions(object),
  };
}

/** Below which key the numbers of a metric are, by its type. */
const metricKeys: Readonly<Record<string, string>> = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
};

function trimMetrics(object: RawObject): KeptMetric[] {
  const reported = objectsAt(object, 'status', 'currentMetrics');
  return objectsAt(object, 'spec', 'metrics').map(wanted => {
    const name = getMetricName(wanted);
    const target = objectAt(getMetric(wanted), 'target');
    const found = reported.find(
      candidate =>
        candidate.type === wanted.type && getMetricName(candidate) === name,
    );
    const current =
      found && getValue(objectAt(getMetric(found), 'current'), target);
    return {
      name,
      targetType: getTargetType(target),
      target: getValue(target, target) ?? '',
      ...(current ? { current } : {}),
    };
  });
}

function getMetric(metric: RawObject): RawObject {
  return objectAt(metric, metricKeys[textAt(metric, 'type') ?? ''] ?? '');
}

function getMetricName(metric: RawObject): string {
  const numbers = getMetric(metric);
  const name =
    textAt(numbers, 'name') ?? textAt(numbers, 'metric', 'name') ?? 'unknown';
  const container = textAt(numbers, 'container');
  const described = objectAt(numbers, 'describedObject');
  const place = textAt(described, 'name');
  if (container) {
    return `${name} of container ${container}`;
  }
  return place ? `${name} of ${textAt(described, 'kind')} ${place}` : name;
}

function getTargetType(target: RawObject): string {
  switch (textAt(target, 'type')) {
    case 'Utilization':
      return 'averageUtilization';
    case 'AverageValue':
      return 'averageValue';
    default:
      return 'value';
  }
}

/** The number that the target is about, e.g. the utilisation and not the average value beside it. */
function getValue(numbers: RawObject, target: RawObject): string | undefined {
  const type = getTargetType(target);
  const value = textAt(numbers, type);
  return value && type === 'averageUtilization' ? `${value} %` : value;
}
