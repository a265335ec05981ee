import { KubernetesObject } from '../../objects/KubernetesObject';
import { Resource } from '../../resources/Resource';

/** How a version of the API writes what is stored in another one. */
export interface Shape {
  toWire(object: KubernetesObject): KubernetesObject;
  fromWire(object: KubernetesObject): KubernetesObject;
}

/** A resource in one of the versions in which it is served. */
export interface ServedResource {
  /** Under which it is stored. */
  resource: Resource;
  group: string;
  version: string;
  /** @default as it is stored */
  shape?: Shape;
}
