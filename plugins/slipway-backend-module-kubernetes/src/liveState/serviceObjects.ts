import {
  KeptHpa,
  KeptObject,
  KeptObjects,
  KeptWorkload,
  WatchedKind,
} from '../model/kept';
import { matchesSelector } from '../placement/selector';
import { LocatedService } from '../placement/locate';
import { PictureStores } from './ClusterPicture';

const workloadKinds = ['deployments', 'statefulsets', 'daemonsets'] as const;

/** The plural of each kind of workload, as owners and autoscalers name it. */
const pluralByKind: Readonly<Record<string, (typeof workloadKinds)[number]>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};

/** By what an autoscaler is found: the workload that it scales. */
export function scaleKey(target: KeptHpa['scaleTarget']): string {
  return `${target.kind}/${target.name}`;
}

/** The workloads of a service and all that belongs to them, by the indexes of the stores. */
export function findServiceObjects(
  stores: PictureStores,
  { namespace, selector }: LocatedService,
): KeptObjects {
  const deployments = stores.deployments.matching(namespace, selector);
  const statefulsets = stores.statefulsets.matching(namespace, selector);
  const daemonsets = stores.daemonsets.matching(namespace, selector);
  const replicasets = deployments.flatMap(each =>
    stores.replicasets.ownedBy(each.uid),
  );
  const sets = [...statefulsets, ...daemonsets];
  const scaled = [
    ...deployments.map(({ name }) => scaleKey({ kind: 'Deployment', name })),
    ...statefulsets.map(({ name }) => scaleKey({ kind: 'StatefulSet', name })),
  ];
  return {
    deployments,
    statefulsets,
    daemonsets,
    replicasets,
    controllerrevisions: sets.flatMap(each =>
      stores.controllerrevisions.ownedBy(each.uid),
    ),
    pods: [...replicasets, ...sets].flatMap(each =>
      stores.pods.ownedBy(each.uid),
    ),
    horizontalpodautoscalers: scaled.flatMap(key =>
      stores.horizontalpodautoscalers.withKey(namespace, key),
    ),
  };
}

/** The workload that an object belongs to, which may be itself. */
function findWorkloadOf(
  stores: PictureStores,
  kind: WatchedKind,
  object: KeptObject,
): KeptWorkload | undefined {
  if (workloadKinds.some(each => each === kind)) {
    return object as KeptWorkload;
  }
  if (kind === 'horizontalpodautoscalers') {
    const { scaleTarget } = object as KeptHpa;
    const plural = pluralByKind[scaleTarget.kind];
    return plural && stores[plural].find(object.namespace, scaleTarget.name);
  }
  const { owner } = object;
  if (owner?.kind === 'ReplicaSet') {
    const replicaSet = stores.replicasets.get(owner.uid);
    return replicaSet && findWorkloadOf(stores, 'replicasets', replicaSet);
  }
  const plural = owner && pluralByKind[owner.kind];
  return plural && stores[plural].get(owner.uid);
}

/** Whether an object belongs to a workload of the service. */
export function belongsTo(
  stores: PictureStores,
  service: LocatedService,
  { kind, object }: { kind: WatchedKind; object: KeptObject },
): boolean {
  if (object.namespace !== service.namespace) {
    return false;
  }
  const workload = findWorkloadOf(stores, kind, object);
  return (
    workload !== undefined && matchesSelector(workload.labels, service.selector)
  );
}
