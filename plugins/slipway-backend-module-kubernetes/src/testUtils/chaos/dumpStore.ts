import { KeptObject } from '../../model/kept';
import { ObjectStore } from '../../reflector/ObjectStore';
import {
  ClusterWriter,
  writtenApps,
  writtenNamespaces,
  writtenTargets,
} from './ClusterWriter';

/** All that a store holds, and all that is found by each of its indexes. */
export function dumpStore(
  store: ObjectStore<KeptObject>,
  writer: ClusterWriter,
): object {
  const uids = [...new Set(writer.uids)];
  return {
    size: store.size,
    indexSize: store.indexSize,
    objects: writtenNamespaces.map(namespace =>
      [...store.inNamespace(namespace)].sort(byName),
    ),
    byUid: uids.flatMap(uid => store.get(uid) ?? []),
    owned: Object.fromEntries(
      uids.map(uid => [uid, namesOf(store.ownedBy(uid))]),
    ),
    labelled: writtenNamespaces.flatMap(namespace =>
      writtenApps.map(app => namesOf(store.matching(namespace, { app }))),
    ),
    keyed: writtenNamespaces.flatMap(namespace =>
      writtenTargets.map(name =>
        namesOf(store.withKey(namespace, `Deployment/${name}`)),
      ),
    ),
  };
}

function namesOf(objects: readonly KeptObject[]): string[] {
  return objects.map(({ namespace, name }) => `${namespace}/${name}`).sort();
}

function byName(left: KeptObject, right: KeptObject): number {
  return left.name.localeCompare(right.name, 'en');
}
