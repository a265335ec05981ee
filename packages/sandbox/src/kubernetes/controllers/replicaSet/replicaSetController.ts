import { StatusError } from '../../store/StatusError';
import { controllerOf } from '../ClusterIndex';
import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../ControllerContext';
import type { Pod, ReplicaSet } from '../kinds';
import { endPod, makePod } from '../makePod';
import { ownersByKind } from '../ownersByKind';
import { isActive, nextAvailableIn } from '../pods';
import { getByKey, queueKey, stored, writeStatus } from '../stored';
import { inDeletionOrder } from './deletionOrder';
import { calculateReplicaSetStatus } from './replicaSetStatus';

const component = 'replicaset-controller';
/** As many pods are made or ended at once. */
const burst = 500;

/** Makes and ends the pods of each ReplicaSet. */
export function createReplicaSetController(
  context: ControllerContext,
): Controller {
  return {
    name: 'replicaset',
    keysOf: (resource, { object }) => {
      if (resource === stored.replicasets) {
        return [queueKey(object)];
      }
      return resource === stored.pods ? ownersByKind(object, 'ReplicaSet') : [];
    },
    reconcile: key => {
      const set = getByKey(context.store, stored.replicasets, key);
      return set ? reconcile(context, set) : {};
    },
  };
}

function reconcile(
  context: ControllerContext,
  set: ReplicaSet,
): ReconcileAgain {
  const pods = context.index.podsOf(set.metadata.uid);
  const isWanted = set.metadata.deletionTimestamp === undefined;
  const failure = isWanted ? manage(context, set, pods) : undefined;
  const now = context.clock.now();
  const { uid } = set.metadata;
  // Counted before the change, as by a controller whose cache has not seen it yet; the pods' changes bring it back.
  writeStatus(context.store, stored.replicasets, {
    object: set,
    status: calculateReplicaSetStatus(set, pods, {
      failure: failure?.message,
      now,
    }),
  });
  if (failure) {
    throw failure;
  }
  const { minReadySeconds } = set.spec;
  return {
    afterMs: nextAvailableIn(context.index.podsOf(uid), minReadySeconds, now),
  };
}

function manage(
  context: ControllerContext,
  set: ReplicaSet,
  pods: readonly Pod[],
): StatusError | undefined {
  const active = pods.filter(isActive);
  const surplus = active.length - (set.spec.replicas ?? 1);
  if (surplus > 0) {
    const siblings = surplus < active.length ? findSiblings(context, set) : [];
    inDeletionOrder(active, siblings)
      .slice(0, Math.min(surplus, burst))
      .forEach(pod => endPod(context, pod, { owner: set, component }));
  }
  return surplus < 0 ? makePods(context, set, -surplus) : undefined;
}

/** The first refusal ends it: the others would be refused, too. */
function makePods(
  context: ControllerContext,
  set: ReplicaSet,
  missing: number,
): StatusError | undefined {
  const template = set.spec.template!;
  try {
    for (let made = 0; made < Math.min(missing, burst); made++) {
      makePod(context, { owner: set, template, component });
    }
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) {
      return error;
    }
    throw error;
  }
}

/** The pods of the set and of the other sets of its Deployment. */
function findSiblings({ index }: ControllerContext, set: ReplicaSet): Pod[] {
  const deployment = controllerOf(set);
  const sets = deployment ? index.replicaSetsOf(deployment) : [set];
  return sets
    .flatMap(({ metadata }) => index.podsOf(metadata.uid))
    .filter(isActive);
}
