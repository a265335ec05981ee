import { Finding, PodSight, withDetail } from './finding';

/** Finds one kind of problem in a pod as a whole. */
export type PodDetector = (sight: PodSight) => Finding | undefined;

/** As many failures as the kubelet allows by default: a pod that merely starts has fewer. */
const toleratedProbeFailures = 2;

/** No node takes the pod. */
function detectUnschedulable({ pod }: PodSight): Finding | undefined {
  const condition = pod.conditions.find(
    ({ type, status, reason }) =>
      type === 'PodScheduled' &&
      status === 'False' &&
      reason === 'Unschedulable',
  );
  return (
    condition && {
      code: 'Unschedulable',
      message: withDetail('No node can take the pod', condition.message),
      ...(condition.at ? { since: condition.at } : {}),
    }
  );
}

/** The pod was ended by its node; only where nothing has taken its place. */
function detectEvicted({ pod, lacksReplicas }: PodSight): Finding | undefined {
  if (pod.phase !== 'Failed' || !pod.reason || !lacksReplicas) {
    return undefined;
  }
  const evicted = pod.reason === 'Evicted';
  return {
    code: pod.reason,
    message: withDetail(
      evicted ? 'Evicted by its node' : `Pod failed (${pod.reason})`,
      pod.message,
    ),
  };
}

/** A liveness, startup or readiness probe fails. */
function detectProbe(sight: PodSight): Finding | undefined {
  const { pod, events } = sight;
  const ready = pod.conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  if (ready || pod.phase !== 'Running') {
    return undefined;
  }
  for (const probe of ['Liveness', 'Startup', 'Readiness'] as const) {
    const failures = events(pod.uid).filter(
      ({ reason, message }) =>
        reason === 'Unhealthy' && message.startsWith(`${probe} probe `),
    );
    const times = failures.reduce((sum, { count }) => sum + count, 0);
    const [last] = [...failures].sort((left, right) =>
      right.at.localeCompare(left.at),
    );
    if (last && times > toleratedProbeFailures) {
      return {
        code: `${probe}ProbeFailed`,
        message: `${last.message} (×${times})`,
      };
    }
  }
  return undefined;
}

/** The detectors of pods. */
export const podDetectors: readonly PodDetector[] = [
  detectUnschedulable,
  detectEvicted,
  detectProbe,
];
