import { toTimestamp } from '../../clock/Clock';
import { findCondition, withoutCondition } from '../conditions';
import type { Pod, ReplicaSet, ReplicaSetStatus } from '../kinds';
import { isActive, isAvailable, isReady, isTerminating } from '../pods';

/** What a set has now. @param failure - why not all pods could be made or ended */
export function calculateReplicaSetStatus(
  set: ReplicaSet,
  pods: readonly Pod[],
  { failure, now }: { failure: string | undefined; now: Date },
): ReplicaSetStatus {
  const active = pods.filter(isActive);
  const available = active.filter(pod =>
    isAvailable(pod, set.spec.minReadySeconds, now),
  );
  const labelled = active.filter(({ metadata }) =>
    Object.entries(set.spec.template?.metadata?.labels ?? {}).every(
      ([key, value]) => metadata.labels?.[key] === value,
    ),
  );
  const conditions = conditionsOf(set, active, { failure, now });
  return {
    replicas: active.length,
    ...count('fullyLabeledReplicas', labelled.length),
    ...count('readyReplicas', active.filter(isReady).length),
    ...count('availableReplicas', available.length),
    terminatingReplicas: pods.filter(isTerminating).length,
    observedGeneration: set.metadata.generation,
    ...(conditions.length > 0 && { conditions }),
  };
}

function conditionsOf(
  set: ReplicaSet,
  active: readonly Pod[],
  { failure, now }: { failure: string | undefined; now: Date },
) {
  const conditions = set.status?.conditions;
  if (failure === undefined) {
    return withoutCondition(conditions, 'ReplicaFailure');
  }
  return findCondition(conditions, 'ReplicaFailure')
    ? [...(conditions ?? [])]
    : [
        ...(conditions ?? []),
        {
          type: 'ReplicaFailure',
          status: 'True',
          lastTransitionTime: toTimestamp(now),
          reason:
            active.length < (set.spec.replicas ?? 1)
              ? 'FailedCreate'
              : 'FailedDelete',
          message: failure,
        },
      ];
}

function count(
  field: keyof ReplicaSetStatus,
  value: number,
): Partial<ReplicaSetStatus> {
  return value > 0 ? { [field]: value } : {};
}
