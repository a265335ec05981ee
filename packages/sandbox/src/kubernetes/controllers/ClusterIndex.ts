import type { KubernetesObject } from '../objects/KubernetesObject';
import type { Resource } from '../resources/Resource';
import type { ObjectStore } from '../store/ObjectStore';
import type { StoreEvent } from '../store/EventLog';
import type { ControllerRevision, Pod, ReplicaSet } from './kinds';
import { ObjectsByKey } from './ObjectsByKey';
import { stored } from './stored';

/** What the controllers ask for again and again, without looking through everything. */
export class ClusterIndex {
  readonly #pods = new ObjectsByKey<Pod>(controllerOf);
  readonly #podsByNode = new ObjectsByKey<Pod>(({ spec }) => spec.nodeName);
  readonly #sets = new ObjectsByKey<ReplicaSet>(controllerOf);
  readonly #orphans = new ObjectsByKey<ReplicaSet>(set =>
    controllerOf(set) === undefined ? set.metadata.namespace : undefined,
  );
  readonly #revisions = new ObjectsByKey<ControllerRevision>(controllerOf);

  constructor(store: ObjectStore) {
    for (const [resource, index] of this.#indexes()) {
      store.list(resource).forEach(object => index.set(object));
    }
  }

  /** Takes a change over; to be called before anybody asks. */
  apply(resource: Resource, event: StoreEvent): void {
    for (const [indexed, index] of this.#indexes()) {
      if (indexed === resource && event.type === 'DELETED') {
        index.delete(event.previous ?? event.object);
      } else if (indexed === resource) {
        index.set(event.object, event.previous);
      }
    }
  }

  /** The pods that a controller owns. */
  podsOf(uid: string): readonly Pod[] {
    return this.#pods.get(uid);
  }

  /** The pods that are bound to a node. */
  podsOn(node: string): readonly Pod[] {
    return this.#podsByNode.get(node);
  }

  /** The ReplicaSets of a Deployment. */
  replicaSetsOf(uid: string): readonly ReplicaSet[] {
    return this.#sets.get(uid);
  }

  /** The ReplicaSets of a namespace that belong to nobody. */
  orphanedSetsIn(namespace: string): readonly ReplicaSet[] {
    return this.#orphans.get(namespace);
  }

  /** The ControllerRevisions of a StatefulSet or DaemonSet. */
  revisionsOf(uid: string): readonly ControllerRevision[] {
    return this.#revisions.get(uid);
  }

  #indexes() {
    return [
      [stored.pods, this.#pods],
      [stored.pods, this.#podsByNode],
      [stored.replicasets, this.#sets],
      [stored.replicasets, this.#orphans],
      [stored.controllerrevisions, this.#revisions],
    ] as unknown as [Resource, ObjectsByKey<KubernetesObject>][];
  }
}

/** The UID of the controller that owns an object. */
export function controllerOf({
  metadata,
}: KubernetesObject): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
}
