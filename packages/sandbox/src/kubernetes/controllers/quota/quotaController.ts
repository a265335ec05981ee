import type { Controller, ControllerContext } from '../ControllerContext';
import { getByKey, queueKey, stored, writeStatus } from '../stored';
import { countedPods } from './checkQuota';
import { formatUsage, usageOf } from './usage';

/** Keeps written down how much of each quota is used. */
export function createQuotaController({
  store,
}: ControllerContext): Controller {
  return {
    name: 'quota',
    keysOf: (resource, { object }) => {
      if (resource === stored.quotas) {
        return [queueKey(object)];
      }
      return resource === stored.pods
        ? store.list(stored.quotas, object.metadata.namespace).map(queueKey)
        : [];
    },
    reconcile: key => {
      const quota = getByKey(store, stored.quotas, key);
      if (!quota) {
        return;
      }
      const pods = countedPods(store, quota.metadata.namespace);
      const { hard = {} } = quota.spec;
      const used = Object.fromEntries(
        Object.keys(hard).flatMap(limited => {
          const amount = usageOf(limited, pods);
          return amount === undefined
            ? []
            : [[limited, formatUsage(limited, amount)]];
        }),
      );
      writeStatus(store, stored.quotas, {
        object: quota,
        status: { hard, used },
      });
    },
  };
}
