import { KeptCondition, KeptEvent, KeptObject } from '../kept';
import { Finding, withDetail } from './finding';

/** A controller that is to make pods: a ReplicaSet, a StatefulSet or a DaemonSet. */
export interface ControllerSight {
  controller: KeptObject & { conditions: readonly KeptCondition[] };
  /** How many pods it still has to make. */
  missing: number;
  events: (uid: string) => readonly KeptEvent[];
}

/** Pods are refused: by a quota, a policy, or for want of a service account. */
export function detectFailedCreate(
  sight: ControllerSight,
): Finding | undefined {
  const { controller, missing } = sight;
  if (missing <= 0) {
    return undefined;
  }
  const condition = controller.conditions.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  const event = sight
    .events(controller.uid)
    .filter(({ reason }) => reason === 'FailedCreate')
    .sort((left, right) => right.at.localeCompare(left.at))[0];
  const message = condition?.message || event?.message;
  if (!message) {
    return undefined;
  }
  const quota = message.includes('exceeded quota');
  return {
    code: quota ? 'QuotaExceeded' : 'FailedCreate',
    message: withDetail(
      quota ? 'The quota of the namespace is used up' : 'Pods cannot be made',
      message,
    ),
    count: missing,
    ...(condition?.at ? { since: condition.at } : {}),
  };
}
