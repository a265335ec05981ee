import { Entity } from '@backstage/catalog-model';
import { kubernetesAnnotations } from '@slipway/backstage-plugin-slipway-common';

/** Whether an entity names what runs it: without that its overview has no card, and the tab says what to add. @public */
export function isSlipwayAvailable(entity: Entity): boolean {
  const { id, labelSelector } = kubernetesAnnotations;
  const annotations = entity.metadata.annotations ?? {};
  return (
    entity.kind.toLowerCase() === 'component' &&
    Boolean(annotations[id] ?? annotations[labelSelector])
  );
}
