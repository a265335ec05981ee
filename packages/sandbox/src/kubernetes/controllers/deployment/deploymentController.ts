import type { KubernetesObject } from '../../objects/KubernetesObject';
import { controllerOf } from '../ClusterIndex';
import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../ControllerContext';
import type { Deployment } from '../kinds';
import { ownerReference } from '../owners';
import { ownersByKind } from '../ownersByKind';
import { selects } from '../selectors';
import { getByKey, queueKey, stored } from '../stored';
import { templateKey } from '../templates';
import { cleanUp } from './cleanUp';
import { hasDeadline, progressing, statusWith } from './deploymentConditions';
import { isRollingUpdate } from './fenceposts';
import { syncRevision } from './newReplicaSet';
import { syncRolloutStatus, syncStatusOnly } from './progress';
import { recreate } from './recreate';
import { rollingUpdate } from './rollingUpdate';
import { byAge, Rollout, withStatus } from './Rollout';
import { isScalingEvent, scale } from './scale';

/** Keeps the ReplicaSets of each Deployment. */
export function createDeploymentController(
  context: ControllerContext,
): Controller {
  return {
    name: 'deployment',
    keysOf: (resource, { object }) => {
      if (resource === stored.deployments) {
        return [queueKey(object)];
      }
      return resource === stored.replicasets
        ? [...ownersByKind(object, 'Deployment'), ...adopters(object)]
        : [];
    },
    reconcile: key => {
      const deployment = getByKey(context.store, stored.deployments, key);
      return deployment ? reconcile(context, deployment) : {};
    },
  };

  /** Who may take a set that belongs to nobody. */
  function adopters(set: KubernetesObject): string[] {
    return controllerOf(set)
      ? []
      : context.store
          .list(stored.deployments, set.metadata.namespace)
          .filter(({ spec }) => selects(spec.selector, set.metadata.labels))
          .map(queueKey);
  }
}

function reconcile(
  context: ControllerContext,
  deployment: Deployment,
): ReconcileAgain {
  adopt(context, deployment);
  const found = findSets(context, deployment);
  if (deployment.metadata.deletionTimestamp) {
    syncStatusOnly(found);
    return {};
  }
  const rollout = syncRevision(rememberPause(found));
  if (deployment.spec.paused) {
    const scaled = scale(rollout);
    cleanUp(scaled);
    syncStatusOnly(scaled);
    return {};
  }
  if (isScalingEvent(rollout)) {
    syncStatusOnly(scale(rollout));
    return {};
  }
  const step = isRollingUpdate(deployment) ? rollingUpdate : recreate;
  return syncRolloutStatus(step(rollout));
}

/** Takes the sets that nobody has and that have its labels, as after a deletion that left them behind. */
function adopt(context: ControllerContext, deployment: Deployment): void {
  const { namespace = '', deletionTimestamp } = deployment.metadata;
  const found = context.index
    .orphanedSetsIn(namespace)
    .filter(
      ({ metadata }) =>
        deletionTimestamp === undefined &&
        metadata.deletionTimestamp === undefined &&
        selects(deployment.spec.selector, metadata.labels),
    );
  for (const { metadata } of found) {
    context.store.update(stored.replicasets, namespace, metadata.name, set => ({
      ...set,
      metadata: {
        ...set.metadata,
        ownerReferences: [ownerReference(deployment)],
      },
    }));
  }
}

/** The new set is the oldest with the Deployment's template. */
function findSets(context: ControllerContext, deployment: Deployment): Rollout {
  const sets = [...context.index.replicaSetsOf(deployment.metadata.uid)].sort(
    byAge,
  );
  const wanted = templateKey(deployment.spec.template);
  const newSet = sets.find(
    ({ spec }) => templateKey(spec.template!) === wanted,
  );
  return {
    context,
    deployment,
    newSet,
    oldSets: sets.filter(set => set !== newSet),
  };
}

/** While it is paused nobody expects progress; a deadline that was missed before stays missed. */
function rememberPause(rollout: Rollout): Rollout {
  const { deployment } = rollout;
  const { paused = false } = deployment.spec;
  const current = progressing(deployment.status);
  const isSaid = current?.reason === 'DeploymentPaused';
  if (
    !hasDeadline(deployment) ||
    current?.reason === 'ProgressDeadlineExceeded' ||
    paused === isSaid
  ) {
    return rollout;
  }
  const said = paused
    ? { reason: 'DeploymentPaused', message: 'Deployment is paused' }
    : { reason: 'DeploymentResumed', message: 'Deployment is resumed' };
  return withStatus(
    rollout,
    statusWith(rollout, deployment.status ?? {}, {
      type: 'Progressing',
      status: 'Unknown',
      ...said,
    }),
  );
}
