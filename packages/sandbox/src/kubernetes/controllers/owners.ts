import type {
  KubernetesObject,
  OwnerReference,
} from '../objects/KubernetesObject';

/** The reference to an object that controls another. */
export function ownerReference({
  apiVersion,
  kind,
  metadata: { name, uid },
}: KubernetesObject): OwnerReference {
  return {
    apiVersion,
    kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
