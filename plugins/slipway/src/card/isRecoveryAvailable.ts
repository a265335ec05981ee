import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDS_ON,
} from '@backstage/catalog-model';

/** Whether an entity is a data store, or a component that depends on a resource: others have no recovery to show. @public */
export function isRecoveryAvailable(entity: Entity): boolean {
  switch (entity.kind.toLowerCase()) {
    case 'resource':
      return true;
    case 'component':
      return (entity.relations ?? []).some(
        ({ type, targetRef }) =>
          type === RELATION_DEPENDS_ON &&
          parseEntityRef(targetRef).kind.toLowerCase() === 'resource',
      );
    default:
      return false;
  }
}
