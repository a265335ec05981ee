import { KeptByKind, WatchedKind } from './kept';
import { trimAutoscaler } from './trimAutoscaler';
import { RawObject } from './raw';
import { trimEvent } from './trimEvent';
import { trimPod } from './trimPod';
import { trimControllerRevision, trimReplicaSet } from './trimRevision';
import { trimDaemonSet, trimDeployment, trimStatefulSet } from './trimWorkload';

export { trimEvent };

/**
 * Cuts an object, as it came over the wire, down to what is shown of it.
 *
 * @remarks
 * Nothing of a pod template's environment and no annotation outside the list in `metadata.ts` gets through.
 */
export const trimByKind: {
  readonly [TKind in WatchedKind]: (object: RawObject) => KeptByKind[TKind];
} = {
  deployments: trimDeployment,
  replicasets: trimReplicaSet,
  statefulsets: trimStatefulSet,
  daemonsets: trimDaemonSet,
  controllerrevisions: trimControllerRevision,
  pods: trimPod,
  horizontalpodautoscalers: trimAutoscaler,
};
