import {
  V1DaemonSet,
  V1Deployment,
  V1StatefulSet,
} from '@kubernetes/client-node';
import { HistoryStep } from './history';
import { Workload } from './workload';

/** What to await after a change: that it is done, that its first new pods exist, or only that the controller has seen it. */
export type Outcome = 'rolled-out' | 'started' | 'seen';

/** What a change leads to; undefined stands for the first deploy. */
export function outcomeOf(step: HistoryStep | undefined): Outcome {
  if (step?.pause) {
    return 'seen';
  }
  return step?.behaviour && step.behaviour !== 'slow-start'
    ? 'started'
    : 'rolled-out';
}

/** Whether a workload has come to this outcome. */
export function hasCome(workload: Workload, outcome: Outcome): boolean {
  const observed = workload.status?.observedGeneration ?? 0;
  if (observed < (workload.metadata?.generation ?? 1)) {
    return false;
  }
  if (outcome === 'seen') {
    return true;
  }
  const { desired, total, updated, available } = countsOf(workload);
  return outcome === 'started'
    ? updated > 0
    : updated === desired && total === desired && available === desired;
}

/** The pods of a workload in words. */
export function describeProgress(workload: Workload | undefined): string {
  if (!workload) {
    return 'it does not exist';
  }
  const { desired, updated, available } = countsOf(workload);
  return `${updated} of ${desired} updated, ${available} available`;
}

function countsOf(workload: Workload) {
  if (isDaemonSet(workload)) {
    const { status } = workload;
    return {
      desired: status?.desiredNumberScheduled ?? 0,
      total: status?.currentNumberScheduled ?? 0,
      updated: status?.updatedNumberScheduled ?? 0,
      available: status?.numberAvailable ?? 0,
    };
  }
  const { spec, status } = workload as V1Deployment | V1StatefulSet;
  return {
    desired: spec?.replicas ?? 1,
    total: status?.replicas ?? 0,
    updated: status?.updatedReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
  };
}

function isDaemonSet(workload: Workload): workload is V1DaemonSet {
  return workload.kind === 'DaemonSet';
}
