import type { KubernetesObject } from '../objects/KubernetesObject';
import type { Resource } from '../resources/Resource';
import { resources } from '../resources/resources';
import type { ObjectStore } from '../store/ObjectStore';
import type {
  Autoscaler,
  ClusterEvent,
  ControllerRevision,
  DaemonSet,
  Deployment,
  Namespace,
  Node,
  Pod,
  ReplicaSet,
  ResourceQuota,
  StatefulSet,
} from './kinds';

/** The resources that the controllers work on, with the types of what the store has taken. */
export const stored = {
  pods: resources.pods as Resource<Pod>,
  deployments: resources.deployments as Resource<Deployment>,
  replicasets: resources.replicasets as Resource<ReplicaSet>,
  statefulsets: resources.statefulsets as Resource<StatefulSet>,
  daemonsets: resources.daemonsets as Resource<DaemonSet>,
  controllerrevisions:
    resources.controllerrevisions as unknown as Resource<ControllerRevision>,
  autoscalers: resources.horizontalpodautoscalers as Resource<Autoscaler>,
  nodes: resources.nodes as Resource<Node>,
  namespaces: resources.namespaces as Resource<Namespace>,
  quotas: resources.resourcequotas as Resource<ResourceQuota>,
  events: resources.events as Resource<ClusterEvent>,
};

/**
 * An object that is written without a note of who set which of its fields.
 *
 * @remarks Of pods and events nobody asks for it, and working it out takes longer than the rest of the write.
 */
export function unmanaged<T extends Pick<KubernetesObject, 'metadata'>>(
  object: T,
): T {
  return { ...object, metadata: { ...object.metadata, managedFields: [] } };
}

/** Writes the status of an object; nothing where it is as it was. */
export function writeStatus<T extends KubernetesObject>(
  store: ObjectStore,
  resource: Resource<T>,
  { object, status }: { object: T; status: T['status'] },
): T {
  const { namespace, name } = object.metadata;
  return store.update(
    resource,
    namespace,
    name,
    current => ({
      ...(object.metadata.managedFields?.length === 0
        ? unmanaged(current)
        : current),
      status,
    }),
    { subresource: 'status' },
  );
}

/** The key of an object in a work queue. */
export function queueKey({ metadata }: KubernetesObject): string {
  return metadata.namespace === undefined
    ? metadata.name
    : `${metadata.namespace}/${metadata.name}`;
}

/** The object with that key; `undefined` where it is gone. */
export function getByKey<T extends KubernetesObject>(
  store: ObjectStore,
  resource: Resource<T>,
  key: string,
): T | undefined {
  const [first = '', second] = key.split('/');
  return second === undefined
    ? store.get(resource, undefined, first)
    : store.get(resource, first, second);
}
