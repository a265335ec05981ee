import type { KubernetesObject } from '../objects/KubernetesObject';

/** Objects by something that many of them share, in the order in which they came. */
export class ObjectsByKey<T extends KubernetesObject> {
  readonly #groups = new Map<string, Map<string, T>>();

  constructor(private readonly keyOf: (object: T) => string | undefined) {}

  /** Takes an object, or its next version, in. */
  set(object: T, previous?: T): void {
    const key = this.keyOf(object);
    if (previous && this.keyOf(previous) !== key) {
      this.delete(previous);
    }
    if (key === undefined) {
      return;
    }
    const group = this.#groups.get(key) ?? new Map<string, T>();
    this.#groups.set(key, group);
    group.set(object.metadata.uid, object);
  }

  /** Forgets an object. */
  delete(object: T): void {
    const key = this.keyOf(object);
    const group = key === undefined ? undefined : this.#groups.get(key);
    group?.delete(object.metadata.uid);
    if (key !== undefined && group?.size === 0) {
      this.#groups.delete(key);
    }
  }

  /** The objects that share it. */
  get(key: string): readonly T[] {
    return [...(this.#groups.get(key)?.values() ?? [])];
  }
}
