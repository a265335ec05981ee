import type { Controller, ControllerContext } from '../ControllerContext';
import { getByKey, queueKey, stored } from '../stored';

/** Deletes the pods of nodes that are gone. */
export function createPodGarbageCollector({
  store,
  index,
}: ControllerContext): Controller {
  return {
    name: 'podgc',
    keysOf: (resource, { type, object }) =>
      resource === stored.nodes && type === 'DELETED'
        ? index.podsOn(object.metadata.name).map(queueKey)
        : [],
    reconcile: key => {
      const pod = getByKey(store, stored.pods, key);
      const { nodeName = '' } = pod?.spec ?? {};
      if (pod && !store.get(stored.nodes, undefined, nodeName)) {
        store.delete(stored.pods, pod.metadata.namespace, pod.metadata.name);
      }
    },
  };
}
