import { Clock } from '../clock/Clock';
import { deepFreeze } from '../objects/deepFreeze';
import { KubernetesObject, NewObject } from '../objects/KubernetesObject';
import { Resource } from '../resources/Resource';
import { DeleteOptions, isDeleted, planDeletion } from './deletion';
import { EventLog, StoreEvent } from './EventLog';
import { listAt } from './listAt';
import { FieldManager } from './managedFields';
import { firstVersion, nextVersion, withMetadata } from './nextVersion';
import { keyOf, keyOfObject, ObjectTable } from './ObjectTable';
import { readSnapshot, writeSnapshot } from './snapshot';
import { alreadyExists, notFound } from './StatusError';

/** @see {@link ObjectStore} */
export interface StoreOptions {
  clock: Clock;
  /** How many changes are remembered for watches and pages. @default 10,000 */
  keepEvents?: number;
}

/** How to write. */
export interface WriteOptions {
  /** @default kube-controller-manager */
  manager?: FieldManager;
  /** Finds out what would be stored, and stores nothing. @default false */
  dryRun?: boolean;
}

/** Called for each change. */
export type StoreListener = (resource: Resource, event: StoreEvent) => void;

const controllerManager: FieldManager = { name: 'kube-controller-manager' };

/**
 * The objects of a cluster with one counter of versions, as etcd keeps them.
 *
 * @remarks
 * Every object that goes in is frozen, so that what was handed out never changes. Its refusals are StatusErrors.
 */
export class ObjectStore {
  readonly #clock: Clock;
  readonly #tables = new Map<Resource, ObjectTable>();
  readonly #listeners = new Set<StoreListener>();
  readonly #log: EventLog;
  readonly #undelivered: [Resource, StoreEvent][] = [];
  #isDelivering = false;
  #resourceVersion: number;

  constructor(options: StoreOptions, initial = { resourceVersion: 1 }) {
    this.#clock = options.clock;
    this.#resourceVersion = initial.resourceVersion;
    this.#log = new EventLog({
      floor: initial.resourceVersion,
      keep: options.keepEvents ?? 10_000,
    });
  }

  /** The version of the latest change. */
  get resourceVersion(): number {
    return this.#resourceVersion;
  }

  /** @param namespace - left out for what is in none */
  get<T extends KubernetesObject>(
    resource: Resource<T>,
    namespace: string | undefined,
    name: string,
  ): T | undefined {
    return this.#table(resource).get(keyOf(namespace, name)) as T | undefined;
  }

  /** The objects of a namespace or of all, by namespace and name. */
  list<T extends KubernetesObject>(
    resource: Resource<T>,
    namespace?: string,
  ): readonly T[] {
    return this.#table(resource).list(namespace) as readonly T[];
  }

  /** The same as they were at a version that has passed; `expired` where that is forgotten. */
  listAt<T extends KubernetesObject>(
    resource: Resource<T>,
    namespace: string | undefined,
    resourceVersion: number,
  ): readonly T[] | 'expired' {
    const changes = this.eventsSince(resource, resourceVersion);
    return changes === 'expired'
      ? changes
      : listAt(this.list(resource, namespace), changes as never, namespace);
  }

  /**
   * Stores a new object; fills in its UID, times, versions and, from `generateName`, its name.
   *
   * @throws StatusError AlreadyExists
   */
  create<T extends KubernetesObject>(
    resource: Resource<T>,
    object: NewObject<T>,
    options: WriteOptions = {},
  ): T {
    const created = firstVersion(object, {
      resource,
      clock: this.#clock,
      manager: options.manager ?? controllerManager,
    });
    if (this.#table(resource).get(keyOfObject(created))) {
      throw alreadyExists(resource, created.metadata.name);
    }
    return this.#commit(resource, { type: 'ADDED', object: created }, options);
  }

  /**
   * Changes an object. Where nothing is changed, nothing happens.
   *
   * @remarks
   * A change of the specification raises the generation of kinds that have one; with `subresource: 'status'` the
   * specification and the labels stay as they are. An object that waits for its deletion goes with its last finalizer.
   * @param change - makes the next object of the current one, which it must not touch
   * @throws StatusError NotFound, or Conflict where the next object carries another UID or version than the current one.
   */
  update<T extends KubernetesObject>(
    resource: Resource<T>,
    namespace: string | undefined,
    name: string,
    change: (current: T) => T,
    options: WriteOptions & {
      subresource?: 'status' | 'scale' | 'binding';
    } = {},
  ): T {
    const current = this.get(resource, namespace, name);
    if (!current) {
      throw notFound(resource, name);
    }
    const next = nextVersion(current, change(current), {
      resource,
      clock: this.#clock,
      manager: options.manager ?? controllerManager,
      subresource: options.subresource,
    });
    if (next === current) {
      return current;
    }
    return this.#commit(
      resource,
      {
        type: isDeleted(next) ? 'DELETED' : 'MODIFIED',
        object: next,
        previous: current,
      },
      options,
    );
  }

  /**
   * Deletes an object: at once, or, where it has finalizers or a grace period, by a mark.
   *
   * @returns its last state, or `undefined` where there was none
   * @throws StatusError Conflict where it is not the one that was meant.
   */
  delete<T extends KubernetesObject>(
    resource: Resource<T>,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions & Pick<WriteOptions, 'dryRun'> = {},
  ): T | undefined {
    const current = this.get(resource, namespace, name);
    if (!current) {
      return undefined;
    }
    const { isGone, object } = planDeletion(current, {
      ...options,
      resource,
      now: this.#clock.now(),
    });
    if (!isGone && object === current) {
      return current;
    }
    return this.#commit(
      resource,
      { type: isGone ? 'DELETED' : 'MODIFIED', object, previous: current },
      options,
    );
  }

  /** Calls the listener right after each change, in order. @returns a function that ends it */
  subscribe(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The changes of a kind after that version; `expired` where some of them are forgotten. */
  eventsSince(
    resource: Resource,
    resourceVersion: number,
  ): readonly StoreEvent[] | 'expired' {
    return this.#log.since(resource, resourceVersion);
  }

  /** Forgets the changes so far: what goes on from an older version is answered with 410. */
  compact(): void {
    this.#log.compact(this.#resourceVersion);
  }

  /** Everything that is stored, as a text. */
  snapshot(): string {
    return writeSnapshot({
      resourceVersion: this.#resourceVersion,
      time: this.#clock.now(),
      objects: [...this.#tables].map(
        ([resource, table]) => [resource, table.list()] as const,
      ),
    });
  }

  /** @throws InputError where that is no snapshot. */
  static restore(snapshot: string, options: StoreOptions): ObjectStore {
    const { resourceVersion, objects } = readSnapshot(snapshot);
    const store = new ObjectStore(options, { resourceVersion });
    for (const [resource, items] of objects) {
      items.forEach(object => store.#table(resource).set(deepFreeze(object)));
    }
    return store;
  }

  #table(resource: Resource): ObjectTable {
    let table = this.#tables.get(resource);
    if (!table) {
      table = new ObjectTable();
      this.#tables.set(resource, table);
    }
    return table;
  }

  #commit<T extends KubernetesObject>(
    resource: Resource<T>,
    change: Pick<StoreEvent, 'type' | 'object' | 'previous'>,
    { dryRun }: Pick<WriteOptions, 'dryRun'>,
  ): T {
    if (dryRun) {
      return deepFreeze(change.object) as T;
    }
    const resourceVersion = ++this.#resourceVersion;
    const object = deepFreeze(
      withMetadata(change.object, {
        ...change.object.metadata,
        resourceVersion: String(resourceVersion),
      }),
    );
    const event: StoreEvent = { ...change, object, resourceVersion };
    if (event.type === 'DELETED') {
      this.#table(resource).delete(object);
    } else {
      this.#table(resource).set(object);
    }
    this.#log.add(resource, event);
    this.#undelivered.push([resource, event]);
    this.#deliver();
    return object as T;
  }

  /** A listener that changes something itself is told of that after all have been told of the first. */
  #deliver() {
    if (this.#isDelivering) {
      return;
    }
    this.#isDelivering = true;
    try {
      for (let next = this.#undelivered.shift(); next;) {
        const [resource, event] = next;
        this.#listeners.forEach(listener => listener(resource, event));
        next = this.#undelivered.shift();
      }
    } finally {
      this.#isDelivering = false;
    }
  }
}
