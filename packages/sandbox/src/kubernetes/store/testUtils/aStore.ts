import { SimulatorClock } from '../../clock/SimulatorClock';
import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';
import { resources } from '../../resources/resources';
import { ObjectStore } from '../ObjectStore';

export const configmaps: Resource = resources.configmaps;

/** A store whose clock stands still, and what it has told of. */
export function aStore(options: { keepEvents?: number } = {}) {
  const clock = new SimulatorClock({
    startAt: new Date('2026-01-01T00:00:00.500Z'),
  });
  const store = new ObjectStore({ clock, ...options });
  const events: string[] = [];
  store.subscribe((resource, { type, object }) =>
    events.push(
      `${type} ${resource.plural}/${object.metadata.name}@${object.metadata.resourceVersion}`,
    ),
  );
  return { clock, store, events };
}

/** Stores a ConfigMap. */
export function put(store: ObjectStore, namespace: string, name: string) {
  return store.create(configmaps, {
    metadata: { namespace, name },
    data: { key: 'first' },
  });
}

/** A change of what it holds. */
export const setKey = (key: string) => (current: KubernetesObject) => ({
  ...current,
  data: { key },
});
