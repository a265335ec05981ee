import { KubernetesObject } from '../objects/KubernetesObject';
import { StoreEvent } from './EventLog';
import { compareKeys, keyOfObject } from './ObjectTable';

/** A list as it was before the changes: they are taken back, the latest first. */
export function listAt<T extends KubernetesObject>(
  current: readonly T[],
  changes: readonly StoreEvent<T>[],
  namespace: string | undefined,
): readonly T[] {
  const before = new Map<string, T | undefined>();
  for (const { object, previous } of changes.toReversed()) {
    if (namespace === undefined || object.metadata.namespace === namespace) {
      before.set(keyOfObject(object), previous);
    }
  }
  if (before.size === 0) {
    return current;
  }
  return [
    ...current.filter(object => !before.has(keyOfObject(object))),
    ...[...before.values()].filter(object => object !== undefined),
  ].sort((left, right) => compareKeys(keyOfObject(left), keyOfObject(right)));
}
