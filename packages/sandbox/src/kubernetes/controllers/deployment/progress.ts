import { findCondition, withCondition, withoutCondition } from '../conditions';
import type { ReconcileAgain } from '../ControllerContext';
import type { DeploymentStatus } from '../kinds';
import {
  conditionNow,
  DeploymentCondition,
  hasDeadline,
  progressing,
  statusWith,
} from './deploymentConditions';
import { calculateStatus, isComplete } from './deploymentStatus';
import { allSets, Rollout, withStatus } from './Rollout';

/** Writes how far the rollout is, whether it is done, or whether it takes too long. */
export function syncRolloutStatus(rollout: Rollout): ReconcileAgain {
  const status = withFailure(rollout, judgeProgress(rollout));
  const written = withStatus(rollout, status);
  return waitForDeadline(written);
}

/** Writes what there is, without judging the progress. */
export function syncStatusOnly(rollout: Rollout): void {
  withStatus(rollout, calculateStatus(rollout));
}

function judgeProgress(rollout: Rollout): DeploymentStatus {
  const { deployment } = rollout;
  const status = calculateStatus(rollout);
  if (!hasDeadline(deployment)) {
    return {
      ...status,
      conditions: withoutCondition(status.conditions, 'Progressing'),
    };
  }
  const current = progressing(deployment.status);
  const wasComplete =
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) &&
    current?.reason === 'NewReplicaSetAvailable';
  if (wasComplete) {
    return status;
  }
  const subject = subjectOf(rollout);
  if (isComplete(deployment, status)) {
    return statusWith(rollout, status, {
      type: 'Progressing',
      status: 'True',
      reason: 'NewReplicaSetAvailable',
      message: `${subject} has successfully progressed.`,
    });
  }
  if (hasProgressed(deployment.status ?? {}, status)) {
    return withProgress(rollout, status, current);
  }
  return isOverdue(rollout, current)
    ? statusWith(rollout, status, {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `${subject} has timed out progressing.`,
      })
    : status;
}

/** Each bit of progress moves the time of the last one, even where nothing else of the condition changes. */
function withProgress(
  rollout: Rollout,
  status: DeploymentStatus,
  current: DeploymentCondition | undefined,
): DeploymentStatus {
  const condition = conditionNow(rollout, {
    type: 'Progressing',
    status: 'True',
    reason: 'ReplicaSetUpdated',
    message: `${subjectOf(rollout)} is progressing.`,
  });
  return {
    ...status,
    conditions: [
      ...withoutCondition(status.conditions, 'Progressing'),
      {
        ...condition,
        ...(current?.status === 'True' && {
          lastTransitionTime: current.lastTransitionTime,
        }),
      },
    ],
  };
}

function hasProgressed(
  before: DeploymentStatus,
  after: DeploymentStatus,
): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus) =>
    replicas - updatedReplicas;
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function isOverdue(
  rollout: Rollout,
  current: DeploymentCondition | undefined,
): boolean {
  return (
    current !== undefined &&
    current.reason !== 'NewReplicaSetAvailable' &&
    (current.reason === 'ProgressDeadlineExceeded' ||
      msToDeadline(rollout, current) < 0)
  );
}

function waitForDeadline(rollout: Rollout): ReconcileAgain {
  const { status } = rollout.deployment;
  const current = progressing(status);
  const isOver =
    !hasDeadline(rollout.deployment) ||
    !current ||
    current.reason === 'ProgressDeadlineExceeded' ||
    current.reason === 'NewReplicaSetAvailable' ||
    isComplete(rollout.deployment, status ?? {});
  return isOver
    ? {}
    : { afterMs: Math.max(0, msToDeadline(rollout, current)) + 1000 };
}

function msToDeadline(
  { context, deployment }: Rollout,
  { lastUpdateTime }: DeploymentCondition,
): number {
  const seconds = deployment.spec.progressDeadlineSeconds ?? 600;
  return (
    Date.parse(lastUpdateTime ?? '') +
    seconds * 1000 -
    context.clock.now().getTime()
  );
}

/** A failure of a set to make pods is shown on the Deployment, that of the new one first. */
function withFailure(
  rollout: Rollout,
  status: DeploymentStatus,
): DeploymentStatus {
  const sets = [
    ...(rollout.newSet ? [rollout.newSet] : []),
    ...allSets(rollout),
  ];
  const [failure] = sets.flatMap(
    set => findCondition(set.status?.conditions, 'ReplicaFailure') ?? [],
  );
  return {
    ...status,
    conditions: failure
      ? withCondition(status.conditions, {
          ...failure,
          lastUpdateTime: failure.lastTransitionTime,
        })
      : withoutCondition(status.conditions, 'ReplicaFailure'),
  };
}

function subjectOf({ deployment, newSet }: Rollout): string {
  return newSet
    ? `ReplicaSet "${newSet.metadata.name}"`
    : `Deployment "${deployment.metadata.name}"`;
}
