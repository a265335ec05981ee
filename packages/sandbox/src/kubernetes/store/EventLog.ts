import { KubernetesObject } from '../objects/KubernetesObject';
import { Resource } from '../resources/Resource';

/** A change that was made. */
export interface StoreEvent<T extends KubernetesObject = KubernetesObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** As it is now; of one that was deleted, its last state at the version of its deletion. */
  readonly object: T;
  /** As it was before; what was added has none. */
  readonly previous?: T;
  readonly resourceVersion: number;
}

/** The last changes, so that a watch can begin and a list go on at a version that has passed. */
export class EventLog {
  #entries: { resource: Resource; event: StoreEvent }[] = [];
  #floor: number;
  readonly #keep: number;

  constructor(options: { floor: number; keep: number }) {
    this.#floor = options.floor;
    this.#keep = options.keep;
  }

  add(resource: Resource, event: StoreEvent): void {
    this.#entries.push({ resource, event });
    // In strides, as moving the rest up costs time.
    if (this.#entries.length > this.#keep * 1.25 + 8) {
      const dropped = this.#entries.splice(
        0,
        this.#entries.length - this.#keep,
      );
      this.#floor = dropped.at(-1)?.event.resourceVersion ?? this.#floor;
    }
  }

  /** Everything of that kind after that version, or `expired` where some of it is forgotten. */
  since(
    resource: Resource,
    resourceVersion: number,
  ): readonly StoreEvent[] | 'expired' {
    if (resourceVersion < this.#floor) {
      return 'expired';
    }
    const found: StoreEvent[] = [];
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (!entry || entry.event.resourceVersion <= resourceVersion) {
        break;
      }
      if (entry.resource === resource) {
        found.push(entry.event);
      }
    }
    return found.reverse();
  }

  compact(resourceVersion: number): void {
    this.#entries = [];
    this.#floor = resourceVersion;
  }
}
