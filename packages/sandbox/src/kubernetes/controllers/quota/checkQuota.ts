import type { ObjectStore } from '../../store/ObjectStore';
import { StatusError } from '../../store/StatusError';
import type { Pod } from '../kinds';
import { parseQuantity } from '../../../quantity';
import { stored } from '../stored';
import { formatUsage, usageOf } from './usage';

/** A pod that is to be made. */
export interface WantedPod {
  metadata: { namespace?: string; name?: string };
  spec: Pod['spec'];
}

/**
 * Refuses a pod that a quota of its namespace leaves no room for, in the API server's words.
 *
 * @throws StatusError Forbidden
 */
export function checkQuota(
  { store }: { store: ObjectStore },
  pod: WantedPod,
): void {
  const { namespace, name = '' } = pod.metadata;
  for (const quota of store.list(stored.quotas, namespace)) {
    const exceeded = Object.entries(quota.spec.hard ?? {}).flatMap(
      ([limited, hard]) => {
        const requested = usageOf(limited, [pod]);
        const used = usageOf(limited, countedPods(store, namespace));
        return requested !== undefined &&
          used !== undefined &&
          used + requested > (parseQuantity(hard) ?? 0)
          ? [
              {
                requested: `${limited}=${formatUsage(limited, requested)}`,
                used: `${limited}=${formatUsage(limited, used)}`,
                limited: `${limited}=${hard}`,
              },
            ]
          : [];
      },
    );
    if (exceeded.length > 0) {
      const join = (field: 'requested' | 'used' | 'limited') =>
        exceeded.map(each => each[field]).join(',');
      throw new StatusError(
        403,
        'Forbidden',
        `pods "${name}" is forbidden: exceeded quota: ${quota.metadata.name}, requested: ${join('requested')}, used: ${join('used')}, limited: ${join('limited')}`,
        { name, kind: 'pods' },
      );
    }
  }
}

/** Pods that have not ended. */
export function countedPods(
  store: ObjectStore,
  namespace: string | undefined,
): Pod[] {
  return store
    .list(stored.pods, namespace)
    .filter(
      ({ status }) =>
        status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
    );
}
