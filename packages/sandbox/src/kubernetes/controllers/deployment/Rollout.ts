import type { ControllerContext } from '../ControllerContext';
import type { Deployment, DeploymentStatus, ReplicaSet } from '../kinds';
import { stored, writeStatus } from '../stored';

/** What is remarked and written as. */
export const deploymentController = { component: 'deployment-controller' };

/**
 * A Deployment that is being looked at, with its ReplicaSets.
 *
 * @remarks The deployment is replaced by each write to it, so that later steps see what earlier ones wrote.
 */
export interface Rollout {
  context: ControllerContext;
  deployment: Deployment;
  /** The one for the Deployment's template. */
  newSet: ReplicaSet | undefined;
  oldSets: readonly ReplicaSet[];
}

/** All ReplicaSets of a rollout. */
export function allSets({ newSet, oldSets }: Rollout): ReplicaSet[] {
  return newSet ? [...oldSets, newSet] : [...oldSets];
}

/** Those that want pods. */
export function activeSets(sets: readonly ReplicaSet[]): ReplicaSet[] {
  return sets.filter(({ spec }) => (spec.replicas ?? 1) > 0);
}

/** How many pods the sets want together. */
export function sumReplicas(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
}

/** How many of a kind the sets have together. */
export function sumStatus(
  sets: readonly ReplicaSet[],
  field:
    'replicas' | 'readyReplicas' | 'availableReplicas' | 'terminatingReplicas',
): number {
  return sets.reduce((sum, { status }) => sum + (status?.[field] ?? 0), 0);
}

/** The oldest first; of those made in the same second by name. */
export function byAge(left: ReplicaSet, right: ReplicaSet): number {
  return (
    left.metadata.creationTimestamp.localeCompare(
      right.metadata.creationTimestamp,
    ) || left.metadata.name.localeCompare(right.metadata.name)
  );
}

/** The rollout, its Deployment with that status. */
export function withStatus(
  rollout: Rollout,
  status: DeploymentStatus,
): Rollout {
  const { context, deployment } = rollout;
  return {
    ...rollout,
    deployment: writeStatus(context.store, stored.deployments, {
      object: deployment,
      status,
    }),
  };
}

/** The rollout with another version of one of its sets. */
export function withSet(rollout: Rollout, set: ReplicaSet): Rollout {
  const isSame = ({ metadata }: ReplicaSet) =>
    metadata.uid === set.metadata.uid;
  return {
    ...rollout,
    newSet: rollout.newSet && isSame(rollout.newSet) ? set : rollout.newSet,
    oldSets: rollout.oldSets.map(old => (isSame(old) ? set : old)),
  };
}
