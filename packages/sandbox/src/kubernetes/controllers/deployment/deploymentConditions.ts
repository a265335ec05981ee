import { toTimestamp } from '../../clock/Clock';
import { findCondition, withCondition } from '../conditions';
import type { Deployment, DeploymentStatus } from '../kinds';
import type { Rollout } from './Rollout';

export type DeploymentCondition = NonNullable<
  DeploymentStatus['conditions']
>[number];

type Said = Pick<DeploymentCondition, 'type' | 'status' | 'reason' | 'message'>;

/** A condition as of now. */
export function conditionNow(
  { context }: Rollout,
  said: Said,
): DeploymentCondition {
  const now = toTimestamp(context.clock.now());
  return {
    type: said.type,
    status: said.status,
    lastUpdateTime: now,
    lastTransitionTime: now,
    reason: said.reason,
    message: said.message,
  };
}

/** The status with that condition. */
export function statusWith(
  rollout: Rollout,
  status: DeploymentStatus,
  said: Said,
): DeploymentStatus {
  return {
    ...status,
    conditions: withCondition(status.conditions, conditionNow(rollout, said)),
  };
}

/** Whether somebody wants to know when the rollout takes too long. */
export function hasDeadline({ spec }: Deployment): boolean {
  return (spec.progressDeadlineSeconds ?? 600) !== 2 ** 31 - 1;
}

/** What the Deployment says of its progress. */
export function progressing(
  status: DeploymentStatus | undefined,
): DeploymentCondition | undefined {
  return findCondition(status?.conditions, 'Progressing');
}
