import { Resource } from '../../resources/Resource';
import { StoreEvent } from '../../store/EventLog';
import { ObjectStore } from '../../store/ObjectStore';

type Listener = (event: StoreEvent) => void;

/** A watch that is open. */
export interface OpenWatch {
  /** Breaks its connection off. */
  drop(): void;
  /** Leaves it open and tells it nothing more. */
  freeze(): void;
}

/** Hands each change to the watches of its kind. */
export class WatchHub {
  readonly #listeners = new Map<Resource, Set<Listener>>();
  readonly #open = new Set<OpenWatch>();

  constructor(store: ObjectStore) {
    store.subscribe((resource, event) => {
      this.#listeners.get(resource)?.forEach(listener => listener(event));
    });
  }

  subscribe(resource: Resource, listener: Listener): () => void {
    const listeners = this.#listeners.get(resource) ?? new Set();
    this.#listeners.set(resource, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** How many watches are open. */
  get openCount(): number {
    return this.#open.size;
  }

  /** @returns what takes it off again */
  add(watch: OpenWatch): () => void {
    this.#open.add(watch);
    return () => this.#open.delete(watch);
  }

  dropAll(): void {
    this.#open.forEach(watch => watch.drop());
  }

  freezeAll(): void {
    this.#open.forEach(watch => watch.freeze());
  }
}
