import type { KubernetesObject } from '../../objects/KubernetesObject';
import type { Resource } from '../../resources/Resource';
import type { StoreEvent } from '../../store/EventLog';

/** An object and where it is kept. */
export interface Kept {
  resource: Resource;
  object: KubernetesObject;
}

/** Who owns whom, kept up to date by each change. */
export class Dependents {
  readonly #objects = new Map<string, Kept>();
  readonly #byOwner = new Map<string, Set<string>>();

  /** Takes a change over. */
  apply(resource: Resource, { type, object, previous }: StoreEvent): void {
    const { uid } = object.metadata;
    this.#unlink(previous ?? this.#objects.get(uid)?.object);
    if (type === 'DELETED') {
      this.#objects.delete(uid);
      return;
    }
    this.#objects.set(uid, { resource, object });
    for (const owner of object.metadata.ownerReferences ?? []) {
      const dependents = this.#byOwner.get(owner.uid) ?? new Set();
      this.#byOwner.set(owner.uid, dependents.add(uid));
    }
  }

  /** The object with that UID; `undefined` where it is gone. */
  get(uid: string): Kept | undefined {
    return this.#objects.get(uid);
  }

  /** What an object owns. */
  of(uid: string): Kept[] {
    return [...(this.#byOwner.get(uid) ?? [])].flatMap(
      dependent => this.#objects.get(dependent) ?? [],
    );
  }

  /** Whether all owners of an object are gone. */
  isOrphan({ metadata }: KubernetesObject): boolean {
    const owners = metadata.ownerReferences ?? [];
    return (
      owners.length > 0 && !owners.some(({ uid }) => this.#objects.has(uid))
    );
  }

  #unlink(object: KubernetesObject | undefined): void {
    for (const { uid } of object?.metadata.ownerReferences ?? []) {
      const dependents = this.#byOwner.get(uid);
      dependents?.delete(object!.metadata.uid);
      if (dependents?.size === 0) {
        this.#byOwner.delete(uid);
      }
    }
  }
}
