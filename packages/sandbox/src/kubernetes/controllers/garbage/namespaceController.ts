import { resources } from '../../resources/resources';
import type { Controller, ControllerContext } from '../ControllerContext';
import { stored } from '../stored';

/** Gives each namespace the service account that its pods run as. */
export function createNamespaceController({
  store,
}: ControllerContext): Controller {
  return {
    name: 'namespace',
    keysOf: (resource, { object }) =>
      resource === stored.namespaces ? [object.metadata.name] : [],
    reconcile: name => {
      const namespace = store.get(stored.namespaces, undefined, name);
      const isThere = namespace && !namespace.metadata.deletionTimestamp;
      if (isThere && !store.get(resources.serviceaccounts, name, 'default')) {
        store.create(resources.serviceaccounts, {
          metadata: { name: 'default', namespace: name },
        });
      }
    },
  };
}
