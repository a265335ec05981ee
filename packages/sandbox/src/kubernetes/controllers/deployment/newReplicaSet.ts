import { StatusError } from '../../store/StatusError';
import { safeHash } from '../hash';
import type { ReplicaSet } from '../kinds';
import { ownerReference } from '../owners';
import { stored } from '../stored';
import { templateKey } from '../templates';
import {
  newSetAnnotations,
  revisionAnnotation,
  revisionOf,
  sizeAnnotations,
} from './annotations';
import { hasDeadline, progressing, statusWith } from './deploymentConditions';
import { newSetReplicas } from './newSetReplicas';
import { deploymentController, Rollout, withSet } from './Rollout';

const hashLabel = 'pod-template-hash';

/** Brings the annotations of the set for the Deployment's template up to date, and the Deployment's own number. */
export function syncRevision(rollout: Rollout): Rollout {
  const { context, deployment, newSet } = rollout;
  if (!newSet) {
    return rollout;
  }
  const annotations = newSetAnnotations(
    deployment,
    newSet.metadata.annotations ?? {},
    nextRevision(rollout),
  );
  const updated = context.store.update(
    stored.replicasets,
    newSet.metadata.namespace,
    newSet.metadata.name,
    set => ({
      ...set,
      metadata: { ...set.metadata, annotations },
      spec: { ...set.spec, minReadySeconds: deployment.spec.minReadySeconds },
    }),
  );
  const synced = recordRevision(withSet(rollout, updated), revisionOf(updated));
  return hasDeadline(deployment) && !progressing(synced.deployment.status)
    ? sayProgress(synced, {
        reason: 'FoundNewReplicaSet',
        message: `Found new replica set "${newSet.metadata.name}"`,
      })
    : synced;
}

/**
 * Makes the set for the Deployment's template.
 *
 * @throws StatusError where its name is taken by a set of other pods: the next look tries another hash.
 */
export function createNewSet(rollout: Rollout): Rollout {
  const { context, deployment } = rollout;
  const revision = nextRevision(rollout);
  const set = describeNewSet(rollout, revision);
  let created: ReplicaSet;
  try {
    created = context.store.create(stored.replicasets, set);
  } catch (error) {
    countCollision(rollout, error);
    throw error;
  }
  const replicas = created.spec.replicas ?? 0;
  if (replicas > 0) {
    context.events.record(deploymentController, {
      object: deployment,
      reason: 'ScalingReplicaSet',
      message: `Scaled up replica set ${created.metadata.name} from 0 to ${replicas}`,
    });
  }
  const numbered = recordRevision({ ...rollout, newSet: created }, revision);
  // Where it was resumed just now, the real controller's second write of the look is refused.
  const isResumed =
    progressing(deployment.status)?.reason === 'DeploymentResumed';
  return hasDeadline(deployment) && !isResumed
    ? sayProgress(numbered, {
        reason: 'NewReplicaSetCreated',
        message: `Created new replica set "${created.metadata.name}"`,
      })
    : numbered;
}

function describeNewSet(rollout: Rollout, revision: number) {
  const { deployment } = rollout;
  const { name, namespace } = deployment.metadata;
  const { template, selector, minReadySeconds } = deployment.spec;
  const hash = safeHash(
    `${templateKey(template)}${deployment.status?.collisionCount ?? ''}`,
  );
  const labels = { ...template.metadata?.labels, [hashLabel]: hash };
  return {
    metadata: {
      name: `${name.slice(0, 253 - 1 - hash.length)}-${hash}`,
      namespace,
      labels,
      annotations: {
        ...newSetAnnotations(deployment, {}, revision),
        ...sizeAnnotations(deployment),
      },
      ownerReferences: [ownerReference(deployment)],
    },
    spec: {
      replicas: newSetReplicas(rollout),
      ...(minReadySeconds ? { minReadySeconds } : {}),
      selector: {
        ...selector,
        matchLabels: { ...selector.matchLabels, [hashLabel]: hash },
      },
      template: { ...template, metadata: { ...template.metadata, labels } },
    },
    status: { replicas: 0 },
  };
}

function countCollision(rollout: Rollout, error: unknown): void {
  const { context, deployment } = rollout;
  if (error instanceof StatusError && error.reason === 'AlreadyExists') {
    const collisionCount = (deployment.status?.collisionCount ?? 0) + 1;
    writeDeployment(rollout, {
      status: { ...deployment.status, collisionCount },
    });
  } else {
    context.events.record(deploymentController, {
      object: deployment,
      type: 'Warning',
      reason: 'ReplicaSetCreateError',
      message: `Failed to create new replica set: ${String(error)}`,
    });
  }
}

function nextRevision({ oldSets }: Rollout): number {
  return Math.max(0, ...oldSets.map(revisionOf)) + 1;
}

function recordRevision(rollout: Rollout, revision: number): Rollout {
  return writeDeployment(rollout, { revision });
}

function sayProgress(
  rollout: Rollout,
  said: { reason: string; message: string },
): Rollout {
  const status = statusWith(rollout, rollout.deployment.status ?? {}, {
    type: 'Progressing',
    status: 'True',
    ...said,
  });
  return writeDeployment(rollout, { status });
}

function writeDeployment(
  rollout: Rollout,
  { revision, status }: { revision?: number; status?: object },
): Rollout {
  const { namespace, name } = rollout.deployment.metadata;
  const deployment = rollout.context.store.update(
    stored.deployments,
    namespace,
    name,
    current => ({
      ...current,
      ...(status && { status }),
      ...(revision && {
        metadata: {
          ...current.metadata,
          annotations: {
            ...current.metadata.annotations,
            [revisionAnnotation]: String(revision),
          },
        },
      }),
    }),
    { subresource: 'status' },
  );
  return { ...rollout, deployment };
}
