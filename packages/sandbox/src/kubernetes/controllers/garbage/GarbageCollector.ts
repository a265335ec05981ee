import type { KubernetesObject } from '../../objects/KubernetesObject';
import type { Resource } from '../../resources/Resource';
import type { Controller, ControllerContext } from '../ControllerContext';
import type { Pod } from '../kinds';
import { deletePod } from '../makePod';
import { stored } from '../stored';
import { Dependents, Kept } from './Dependents';

const foreground = 'foregroundDeletion';
const orphan = 'orphan';

/**
 * Deletes what belonged to something that is gone.
 *
 * @remarks
 * What is deleted in the foreground waits for what it owns; what is to leave its dependents behind waits until they
 * have forgotten it. Keys are UIDs.
 */
export class GarbageCollector implements Controller {
  readonly name = 'garbage';
  readonly #dependents = new Dependents();

  constructor(private readonly context: ControllerContext) {}

  keysOf: Controller['keysOf'] = (resource, event) => {
    if (isEvent(resource)) {
      return [];
    }
    this.#dependents.apply(resource, event);
    const { object, type } = event;
    const { uid, ownerReferences = [] } = object.metadata;
    if (type === 'DELETED') {
      return [
        ...this.#dependents.of(uid).map(kept => kept.object.metadata.uid),
        ...ownerReferences
          .map(owner => owner.uid)
          .filter(owner => waits(this.#dependents.get(owner)?.object)),
      ];
    }
    return waits(object) || this.#dependents.isOrphan(object) ? [uid] : [];
  };

  reconcile = (uid: string): void => {
    const kept = this.#dependents.get(uid);
    if (!kept) {
      return;
    }
    if (waits(kept.object, orphan)) {
      this.#dependents.of(uid).forEach(each => this.#disown(each, uid));
      this.#removeFinalizer(kept, orphan);
    } else if (waits(kept.object, foreground)) {
      this.#deleteInForeground(kept);
    } else if (this.#dependents.isOrphan(kept.object)) {
      this.#delete(kept);
    }
  };

  #deleteInForeground(kept: Kept): void {
    const { uid } = kept.object.metadata;
    const blocking = this.#dependents
      .of(uid)
      .filter(({ object }) =>
        object.metadata.ownerReferences?.some(
          owner => owner.uid === uid && owner.blockOwnerDeletion,
        ),
      );
    if (blocking.length === 0) {
      this.#removeFinalizer(kept, foreground);
    }
    for (const each of blocking) {
      if (each.object.metadata.deletionTimestamp === undefined) {
        this.#delete(each, 'Foreground');
      }
    }
  }

  #delete(
    { resource, object }: Kept,
    propagation: 'Background' | 'Foreground' = 'Background',
  ): void {
    const { namespace, name, uid } = object.metadata;
    if (isPods(resource)) {
      deletePod(this.context, object as Pod);
    } else {
      this.context.store.delete(resource, namespace, name, {
        uid,
        propagation,
      });
    }
  }

  #disown({ resource, object }: Kept, owner: string): void {
    this.#change({ resource, object }, ({ ownerReferences, ...rest }) => ({
      ...rest,
      ownerReferences: ownerReferences?.filter(({ uid }) => uid !== owner),
    }));
  }

  #removeFinalizer(kept: Kept, finalizer: string): void {
    this.#change(kept, ({ finalizers, ...rest }) => ({
      ...rest,
      finalizers: finalizers?.filter(each => each !== finalizer),
    }));
  }

  #change(
    { resource, object }: Kept,
    change: (
      metadata: KubernetesObject['metadata'],
    ) => KubernetesObject['metadata'],
  ): void {
    const { namespace, name } = object.metadata;
    this.context.store.update(resource, namespace, name, current => ({
      ...current,
      metadata: change(current.metadata),
    }));
  }
}

function waits(
  object: KubernetesObject | undefined,
  finalizer?: string,
): boolean {
  const { deletionTimestamp, finalizers = [] } = object?.metadata ?? {};
  return (
    deletionTimestamp !== undefined &&
    (finalizer
      ? finalizers.includes(finalizer)
      : finalizers.includes(foreground) || finalizers.includes(orphan))
  );
}

function isEvent(resource: Resource): boolean {
  return resource.plural === stored.events.plural;
}

function isPods(resource: Resource): boolean {
  return resource.plural === stored.pods.plural;
}
