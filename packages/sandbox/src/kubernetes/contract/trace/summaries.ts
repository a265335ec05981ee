import { at, isJson, listAt, type Json } from '../wire/json';

/** What matters of an object besides its metadata, by kind. */
export const summaries: Readonly<Record<string, (object: Json) => Json>> = {
  Deployment: workload,
  ReplicaSet: workload,
  StatefulSet: workload,
  DaemonSet: workload,
  Pod: pod,
  ControllerRevision: object => ({
    revision: object.revision,
    images: imagesOf(at(object, 'data', 'spec', 'template')),
  }),
  HorizontalPodAutoscaler: object => ({
    spec: object.spec,
    status: statusOf(object),
  }),
  Scale: object => ({ spec: object.spec, status: object.status }),
  SelfSubjectAccessReview: object => ({
    spec: object.spec,
    status: object.status,
  }),
  PodMetrics: object => ({
    window: object.window,
    containers: object.containers,
  }),
};

function workload(object: Json): Json {
  const { spec } = object;
  return {
    spec: {
      replicas: at(spec, 'replicas'),
      paused: at(spec, 'paused'),
      template: {
        labels: at(spec, 'template', 'metadata', 'labels'),
        images: imagesOf(at(spec, 'template')),
      },
    },
    status: statusOf(object),
  };
}

function pod(object: Json): Json {
  const { status } = object;
  const conditions = listAt(status, 'conditions').map(
    ({ type, status: value, reason, message }) => ({
      type,
      status: value,
      reason,
      message,
    }),
  );
  return {
    spec: {
      nodeName: at(object, 'spec', 'nodeName'),
      images: imagesOf(object),
    },
    status: {
      phase: at(status, 'phase'),
      reason: at(status, 'reason'),
      qosClass: at(status, 'qosClass'),
      conditions: byType(conditions),
      containerStatuses: at(status, 'containerStatuses'),
    },
  };
}

function imagesOf(template: unknown): unknown {
  return listAt(template, 'spec', 'containers').map(({ image }) => image);
}

/** The status, with conditions in order of their type and without their times. */
function statusOf({ status }: Json): unknown {
  if (!isJson(status) || !Array.isArray(status.conditions)) {
    return status;
  }
  const conditions = listAt(status, 'conditions').map(
    ({ lastTransitionTime: _, lastUpdateTime: __, ...rest }) => rest,
  );
  return { ...status, conditions: byType(conditions) };
}

function byType(conditions: Json[]): Json[] {
  return conditions.sort((left, right) =>
    String(left.type).localeCompare(String(right.type)),
  );
}
