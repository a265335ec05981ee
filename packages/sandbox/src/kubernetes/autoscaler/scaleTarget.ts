import type { ControllerContext } from '../controllers/ControllerContext';
import type {
  Autoscaler,
  Deployment,
  LabelSelector,
  StatefulSet,
} from '../controllers/kinds';
import { stored } from '../controllers/stored';
import type { Resource } from '../resources/Resource';

type Scalable = Deployment | StatefulSet;

/** What an autoscaler scales. */
export interface ScaleTarget {
  replicas: number;
  selector: LabelSelector;
  /** Changes the count. */
  scale: (replicas: number) => void;
}

const kinds: Readonly<Record<string, Resource<Scalable>>> = {
  Deployment: stored.deployments as Resource<Scalable>,
  StatefulSet: stored.statefulsets as Resource<Scalable>,
  ReplicaSet: stored.replicasets as unknown as Resource<Scalable>,
};

/** @throws Error in the API server's words, where it is not there. */
export function findTarget(
  { store }: ControllerContext,
  { metadata, spec }: Autoscaler,
): ScaleTarget {
  const { kind, name, apiVersion } = spec.scaleTargetRef;
  const resource = kinds[kind];
  if (!resource) {
    throw new Error(
      `no matches for kind "${kind}" in group "${apiVersion?.split('/')[0] ?? ''}"`,
    );
  }
  const found = store.get(resource, metadata.namespace, name);
  if (!found) {
    throw new Error(`${resource.plural}.${resource.group} "${name}" not found`);
  }
  return {
    replicas: found.spec.replicas ?? 1,
    selector: found.spec.selector,
    scale: replicas => {
      store.update(
        resource,
        metadata.namespace,
        name,
        current =>
          ({ ...current, spec: { ...current.spec, replicas } }) as Scalable,
        { subresource: 'scale' },
      );
    },
  };
}
