import type { KubernetesObject } from '../objects/KubernetesObject';

/** The queue key of an object's controller, where that is of the kind. */
export function ownersByKind(
  { metadata }: KubernetesObject,
  kind: string,
): readonly string[] {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller);
  return owner?.kind === kind ? [`${metadata.namespace}/${owner.name}`] : [];
}
