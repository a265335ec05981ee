import { KubernetesObject } from '../objects/KubernetesObject';

/** The key of an object among those of its kind: etcd orders by it. */
export function keyOf(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

export function keyOfObject({ metadata }: KubernetesObject): string {
  return keyOf(metadata.namespace, metadata.name);
}

/** By the bytes of the keys. */
export function compareKeys(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/**
 * The objects of one kind, in the order of their keys.
 *
 * @remarks
 * A list that was handed out is never changed: the next change works on a copy of that one namespace's list.
 */
export class ObjectTable {
  readonly #objects = new Map<string, KubernetesObject>();
  readonly #namespaces = new Map<string, SortedList>();
  #all: readonly KubernetesObject[] | undefined;

  get(key: string): KubernetesObject | undefined {
    return this.#objects.get(key);
  }

  set(object: KubernetesObject): void {
    const key = keyOfObject(object);
    this.#objects.set(key, object);
    this.#all = undefined;
    const namespace = object.metadata.namespace ?? '';
    let list = this.#namespaces.get(namespace);
    if (!list) {
      list = new SortedList();
      this.#namespaces.set(namespace, list);
    }
    list.set(object);
  }

  delete(object: KubernetesObject): void {
    this.#objects.delete(keyOfObject(object));
    this.#all = undefined;
    const namespace = object.metadata.namespace ?? '';
    const list = this.#namespaces.get(namespace);
    list?.delete(object.metadata.name);
    if (list?.isEmpty) {
      this.#namespaces.delete(namespace);
    }
  }

  /** @param namespace - of all, unless given */
  list(namespace?: string): readonly KubernetesObject[] {
    if (namespace !== undefined) {
      return this.#namespaces.get(namespace)?.read() ?? [];
    }
    this.#all ??= [...this.#namespaces]
      .sort(([left], [right]) => compareKeys(`${left}/`, `${right}/`))
      .flatMap(([, list]) => list.read());
    return this.#all;
  }
}

/** Objects of one namespace by name. */
class SortedList {
  #objects: KubernetesObject[] = [];
  #isShared = false;

  get isEmpty(): boolean {
    return this.#objects.length === 0;
  }

  read(): readonly KubernetesObject[] {
    this.#isShared = true;
    return this.#objects;
  }

  set(object: KubernetesObject): void {
    const { index, found } = this.#find(object.metadata.name);
    this.#own().splice(index, found ? 1 : 0, object);
  }

  delete(name: string): void {
    const { index, found } = this.#find(name);
    if (found) {
      this.#own().splice(index, 1);
    }
  }

  #own(): KubernetesObject[] {
    if (this.#isShared) {
      this.#objects = [...this.#objects];
      this.#isShared = false;
    }
    return this.#objects;
  }

  #find(name: string): { index: number; found: boolean } {
    let [low, high] = [0, this.#objects.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareKeys(this.#objects[middle]?.metadata.name ?? '', name) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return { index: low, found: this.#objects[low]?.metadata.name === name };
  }
}
