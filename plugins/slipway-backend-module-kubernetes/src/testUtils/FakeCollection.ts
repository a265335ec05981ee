import { JsonObject } from '@backstage/types';
import { RawObject } from '../model/raw';

/** An event of a watch. */
export interface WatchEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: JsonObject;
}

/** The objects of one kind on a fake API server, with the events that led to them. */
export class FakeCollection {
  readonly #objects = new Map<string, RawObject>();
  #history: { version: number; event: WatchEvent }[] = [];
  /** Watches from a version before this one get 410. */
  compactedAt = 0;
  readonly watchers = new Set<(event: WatchEvent) => void>();

  list(namespace: string | undefined): RawObject[] {
    return [...this.#objects.entries()]
      .filter(([key]) => !namespace || key.startsWith(`${namespace}/`))
      .sort(([left], [right]) => left.localeCompare(right))
      .map(([, object]) => object);
  }

  put(object: RawObject, version: number): void {
    const key = keyOf(object);
    const stored = {
      ...object,
      metadata: {
        ...(object.metadata as JsonObject),
        resourceVersion: String(version),
      },
    };
    const type = this.#objects.has(key) ? 'MODIFIED' : 'ADDED';
    this.#objects.set(key, stored);
    this.#emit({ type, object: stored }, version);
  }

  remove(namespace: string, name: string, version: number): void {
    const key = `${namespace}/${name}`;
    const object = this.#objects.get(key);
    if (object) {
      this.#objects.delete(key);
      const metadata = {
        ...(object.metadata as JsonObject),
        resourceVersion: String(version),
      };
      this.#emit({ type: 'DELETED', object: { ...object, metadata } }, version);
    }
  }

  /** The events after a version, `undefined` where they are not kept any more. */
  since(version: number): WatchEvent[] | undefined {
    return version < this.compactedAt
      ? undefined
      : this.#history
          .filter(entry => entry.version > version)
          .map(({ event }) => event);
  }

  /** Forgets the events so far. */
  compact(version: number): void {
    this.compactedAt = version;
    this.#history = [];
  }

  /** Has these objects, and has always had them; nobody is told. */
  restore(objects: readonly RawObject[], version: number): void {
    this.#objects.clear();
    objects.forEach(object => this.#objects.set(keyOf(object), object));
    this.#history = [];
    this.compactedAt = Math.min(this.compactedAt, version);
  }

  #emit(event: WatchEvent, version: number) {
    this.#history.push({ version, event });
    this.watchers.forEach(send => send(event));
  }
}

/** `namespace/name` of an object. */
function keyOf(object: RawObject): string {
  const { namespace, name } = object.metadata as JsonObject;
  return `${namespace}/${name}`;
}
