import { resolveCount } from '../deployment/fenceposts';
import type {
  Controller,
  ControllerContext,
  ReconcileAgain,
} from '../ControllerContext';
import {
  hashOf,
  syncTemplateRevision,
  truncateHistory,
} from '../history/revisionHistory';
import type { DaemonSet, Pod } from '../kinds';
import { endPod, makePod } from '../makePod';
import { ownersByKind } from '../ownersByKind';
import { isAvailable, isTerminating, nextAvailableIn } from '../pods';
import { getByKey, queueKey, stored, writeStatus } from '../stored';
import { daemonPodSpec, isWantedOn, nodeOf } from './daemonNodes';
import { calculateDaemonSetStatus } from './daemonSetStatus';

const component = 'daemonset-controller';
const hashLabel = 'controller-revision-hash';

/** A DaemonSet that is being looked at. */
interface DaemonSync {
  context: ControllerContext;
  set: DaemonSet;
  hash: string;
  /** Names of the nodes that are to have a pod. */
  wanted: readonly string[];
}

/** Keeps one pod of each DaemonSet on each node that is fit for it. */
export function createDaemonSetController(
  context: ControllerContext,
): Controller {
  const { store } = context;
  return {
    name: 'daemonset',
    keysOf: (resource, { object }) => {
      if (resource === stored.daemonsets) {
        return [queueKey(object)];
      }
      if (resource === stored.nodes) {
        return store.list(stored.daemonsets).map(queueKey);
      }
      return resource === stored.pods ? ownersByKind(object, 'DaemonSet') : [];
    },
    reconcile: key => {
      const set = getByKey(store, stored.daemonsets, key);
      return set ? reconcile(context, set) : {};
    },
  };
}

function reconcile(context: ControllerContext, set: DaemonSet): ReconcileAgain {
  const { store, clock, index } = context;
  const { uid, deletionTimestamp } = set.metadata;
  const revision = syncTemplateRevision(context, set, hashLabel);
  const hash = hashOf(revision, set);
  const wanted = store
    .list(stored.nodes)
    .filter(node => isWantedOn(set, node))
    .map(({ metadata }) => metadata.name);
  const sync: DaemonSync = { context, set, hash, wanted };
  if (deletionTimestamp === undefined) {
    managePods(sync);
    replaceOldPods(sync);
  }
  const pods = index.podsOf(uid);
  const now = clock.now();
  const status = calculateDaemonSetStatus(set, pods, { wanted, hash, now });
  writeStatus(store, stored.daemonsets, { object: set, status });
  const live = new Set([hash, ...pods.map(revisionHashOf)]);
  truncateHistory(context, set, kept => live.has(hashOf(kept, set)));
  return { afterMs: nextAvailableIn(pods, set.spec.minReadySeconds, now) };
}

/** One pod on each node that is to have one, and none elsewhere. */
function managePods({ context, set, hash, wanted }: DaemonSync): void {
  const pods = context.index.podsOf(set.metadata.uid);
  const served = new Set(pods.map(nodeOf));
  for (const node of wanted.filter(name => !served.has(name))) {
    makePod(context, {
      owner: set,
      template: set.spec.template,
      component,
      identity: {
        labels: { [hashLabel]: hash },
        spec: daemonPodSpec(set, node),
      },
    });
  }
  for (const pod of pods) {
    const isOver = pod.status?.phase === 'Failed';
    const isWanted = wanted.includes(nodeOf(pod) ?? '');
    if ((isOver || !isWanted) && !isTerminating(pod)) {
      endPod(context, pod, { owner: set, component });
    }
  }
}

/** Ends as many old pods as may be missing; those that are of no use anyway first. */
function replaceOldPods({ context, set, hash, wanted }: DaemonSync): void {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {};
  if (type === 'OnDelete') {
    return;
  }
  const now = context.clock.now();
  const pods = context.index.podsOf(set.metadata.uid);
  const isUp = (pod: Pod) =>
    !isTerminating(pod) && isAvailable(pod, set.spec.minReadySeconds, now);
  const old = pods.filter(
    pod => revisionHashOf(pod) !== hash && !isTerminating(pod),
  );
  const useless = old.filter(pod => !isUp(pod));
  const mayBeMissing = Math.max(
    1,
    resolveCount(rollingUpdate?.maxUnavailable ?? 1, wanted.length, Math.ceil),
  );
  const missing = wanted.length - pods.filter(isUp).length;
  const more = Math.max(0, mayBeMissing - missing);
  for (const pod of [...useless, ...old.filter(isUp).slice(0, more)]) {
    endPod(context, pod, { owner: set, component });
  }
}

function revisionHashOf({ metadata }: Pod): string | undefined {
  return metadata.labels?.[hashLabel];
}
