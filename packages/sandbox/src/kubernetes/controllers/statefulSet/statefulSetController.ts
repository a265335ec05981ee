import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../ControllerContext';
import {
  listRevisions,
  syncTemplateRevision,
  truncateHistory,
} from '../history/revisionHistory';
import type { StatefulSet } from '../kinds';
import { ownersByKind } from '../ownersByKind';
import { nextAvailableIn } from '../pods';
import { getByKey, queueKey, stored, writeStatus } from '../stored';
import { revisionNameOf } from './ordinals';
import type { StatefulSync } from './StatefulSync';
import { calculateStatefulSetStatus } from './statefulSetStatus';
import { syncPods } from './syncPods';

/** Keeps the numbered pods and the revisions of each StatefulSet. */
export function createStatefulSetController(
  context: ControllerContext,
): Controller {
  return {
    name: 'statefulset',
    keysOf: (resource, { object }) => {
      if (resource === stored.statefulsets) {
        return [queueKey(object)];
      }
      return resource === stored.pods
        ? ownersByKind(object, 'StatefulSet')
        : [];
    },
    reconcile: key => {
      const set = getByKey(context.store, stored.statefulsets, key);
      return set ? reconcile(context, set) : {};
    },
  };
}

function reconcile(
  context: ControllerContext,
  set: StatefulSet,
): ReconcileAgain {
  const { uid, deletionTimestamp } = set.metadata;
  const update = syncTemplateRevision(
    context,
    set,
    'controller.kubernetes.io/hash',
  );
  const current =
    listRevisions(context, set).find(
      ({ metadata }) => metadata.name === set.status?.currentRevision,
    ) ?? update;
  const now = context.clock.now();
  const sync: StatefulSync = { context, set, current, update, now };
  let failure: unknown;
  if (deletionTimestamp === undefined) {
    try {
      syncPods(sync, context.index.podsOf(uid));
    } catch (error) {
      failure = error;
    }
  }
  const pods = context.index.podsOf(uid);
  const status = calculateStatefulSetStatus(sync, pods);
  writeStatus(context.store, stored.statefulsets, { object: set, status });
  const live = new Set([
    status.currentRevision,
    update.metadata.name,
    ...pods.map(revisionNameOf),
  ]);
  truncateHistory(context, set, ({ metadata }) => live.has(metadata.name));
  if (failure) {
    throw failure;
  }
  return { afterMs: nextAvailableIn(pods, set.spec.minReadySeconds, now) };
}
