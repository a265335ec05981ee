import { isDeepStrictEqual } from 'node:util';
import { KeptObject } from '../model/kept';
import { SetIndex } from './SetIndex';
import { EqualitySelector, matchesSelector } from '../placement/selector';

/** What became of an object. */
export interface ObjectChange<TObject extends KeptObject = KeptObject> {
  before?: TObject;
  after?: TObject;
}

/** How objects of one kind are found, besides by namespace, name and owner. */
export interface ObjectIndexes<TObject extends KeptObject> {
  /** Whether they are found by their labels. */
  indexLabels: boolean;
  /** What else they are found by in their namespace. */
  getKey?(object: TObject): string;
}

/** The kept objects of one kind, found by namespace, by owner, by label and by a key of their kind. */
export class ObjectStore<TObject extends KeptObject> {
  readonly #byNamespace = new Map<string, Map<string, TObject>>();
  readonly #byUid = new Map<string, TObject>();
  readonly #byOwner = new SetIndex<TObject>();
  readonly #byLabel = new SetIndex<TObject>();
  readonly #byKey = new SetIndex<TObject>();
  readonly #indexes: ObjectIndexes<TObject>;

  constructor(indexes: ObjectIndexes<TObject>) {
    this.#indexes = indexes;
  }

  get size(): number {
    return this.#byUid.size;
  }

  /** How many owners, labels and keys something is found by. */
  get indexSize(): number {
    return this.#byOwner.size + this.#byLabel.size + this.#byKey.size;
  }

  get(uid: string): TObject | undefined {
    return this.#byUid.get(uid);
  }

  find(namespace: string, name: string): TObject | undefined {
    return this.#byNamespace.get(namespace)?.get(name);
  }

  inNamespace(namespace: string): readonly TObject[] {
    return [...(this.#byNamespace.get(namespace)?.values() ?? [])];
  }

  ownedBy(uid: string): readonly TObject[] {
    return [...this.#byOwner.get(uid)];
  }

  /** The objects of a namespace that have this key. */
  withKey(namespace: string, key: string): readonly TObject[] {
    return [...this.#byKey.get(`${namespace}/${key}`)];
  }

  /** The objects that carry all the labels. An empty selector finds nothing. */
  matching(namespace: string, selector: EqualitySelector): readonly TObject[] {
    const terms = Object.entries(selector);
    const [smallest] = terms
      .map(([key, value]) => this.#byLabel.get(labelKey(namespace, key, value)))
      .sort((left, right) => left.size - right.size);
    return [...(smallest ?? [])].filter(object =>
      matchesSelector(object.labels, selector),
    );
  }

  /** Puts an object in, or takes the place of the one of that name. @returns what has changed, if anything */
  put(object: TObject): ObjectChange<TObject> | undefined {
    const before = this.find(object.namespace, object.name);
    if (before) {
      this.#drop(before);
    }
    this.#add(object);
    return before && isShownTheSame(before, object)
      ? undefined
      : { before, after: object };
  }

  /**
   * Takes the object of that name and UID out.
   *
   * @param uid - one that was made anew under the same name stays
   */
  delete(
    namespace: string,
    name: string,
    uid: string,
  ): ObjectChange<TObject> | undefined {
    const before = this.find(namespace, name);
    if (before?.uid !== uid) {
      return undefined;
    }
    this.#drop(before);
    return { before };
  }

  /** Makes these the only objects, of one namespace or of all. */
  replace(
    objects: readonly TObject[],
    namespace?: string,
  ): ObjectChange<TObject>[] {
    const listed = new Set(
      objects.map(each => `${each.namespace}/${each.name}`),
    );
    const kept = namespace
      ? this.inNamespace(namespace)
      : [...this.#byUid.values()];
    const gone = kept
      .filter(each => !listed.has(`${each.namespace}/${each.name}`))
      .map(each => this.delete(each.namespace, each.name, each.uid));
    return [...gone, ...objects.map(each => this.put(each))].filter(
      change => change !== undefined,
    );
  }

  #add(object: TObject) {
    const names = this.#byNamespace.get(object.namespace) ?? new Map();
    this.#byNamespace.set(object.namespace, names.set(object.name, object));
    this.#byUid.set(object.uid, object);
    this.#indexKeys(object, (index, key) => index.add(key, object));
  }

  #drop(object: TObject) {
    const names = this.#byNamespace.get(object.namespace);
    names?.delete(object.name);
    if (names?.size === 0) {
      this.#byNamespace.delete(object.namespace);
    }
    this.#byUid.delete(object.uid);
    this.#indexKeys(object, (index, key) => index.delete(key, object));
  }

  #indexKeys(
    object: TObject,
    visit: (index: SetIndex<TObject>, key: string) => void,
  ) {
    if (object.owner) {
      visit(this.#byOwner, object.owner.uid);
    }
    if (this.#indexes.getKey) {
      const key = this.#indexes.getKey(object);
      visit(this.#byKey, `${object.namespace}/${key}`);
    }
    if (this.#indexes.indexLabels) {
      for (const [key, value] of Object.entries(object.labels)) {
        visit(this.#byLabel, labelKey(object.namespace, key, value));
      }
    }
  }
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}

function isShownTheSame(before: KeptObject, after: KeptObject): boolean {
  return (
    (before.uid === after.uid &&
      before.resourceVersion === after.resourceVersion) ||
    isDeepStrictEqual(
      { ...before, resourceVersion: '' },
      { ...after, resourceVersion: '' },
    )
  );
}
