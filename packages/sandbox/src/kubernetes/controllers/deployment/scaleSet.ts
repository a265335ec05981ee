import type { ReplicaSet } from '../kinds';
import { stored } from '../stored';
import { sizeAnnotations } from './annotations';
import { deploymentController, Rollout, withSet } from './Rollout';

/** Gives a set that many pods, and writes down for which size of the Deployment. */
export function scaleSet(
  rollout: Rollout,
  set: ReplicaSet,
  replicas: number,
): Rollout {
  const { context, deployment } = rollout;
  const before = set.spec.replicas ?? 1;
  const annotations = {
    ...set.metadata.annotations,
    ...sizeAnnotations(deployment),
  };
  const scaled = context.store.update(
    stored.replicasets,
    set.metadata.namespace,
    set.metadata.name,
    current => ({
      ...current,
      metadata: { ...current.metadata, annotations },
      spec: { ...current.spec, replicas },
    }),
  );
  if (before !== replicas) {
    context.events.record(deploymentController, {
      object: deployment,
      reason: 'ScalingReplicaSet',
      message: `Scaled ${before < replicas ? 'up' : 'down'} replica set ${set.metadata.name} from ${before} to ${replicas}`,
    });
  }
  return withSet(rollout, scaled);
}

/** The same, unless the set has that size already. */
export function resizeSet(
  rollout: Rollout,
  set: ReplicaSet,
  replicas: number,
): Rollout {
  return (set.spec.replicas ?? 1) === replicas
    ? rollout
    : scaleSet(rollout, set, replicas);
}
