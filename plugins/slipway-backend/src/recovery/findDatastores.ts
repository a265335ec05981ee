import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import {
  DatastoreRef,
  DatastoreRefs,
} from '@slipway/backstage-plugin-slipway-common';
import { EntityLoader, LoadedEntity } from '../services/EntityLoader';
import { ServiceAccess } from '../services/ServiceAccess';

const MOST_DATASTORES = 100;

/**
 * The resources on which a service depends, of a resource itself: those that the caller may see in the catalog and read
 * in some target. One call to the catalog at most.
 */
export async function findDatastores(
  loaded: LoadedEntity,
  options: {
    access: ServiceAccess;
    credentials: BackstageCredentials;
    entities: Pick<EntityLoader, 'loadVisible'>;
  },
): Promise<DatastoreRefs> {
  const { access, credentials, entities } = options;
  if (isResource(loaded.entityRef)) {
    return { items: [toRef(loaded)] };
  }
  const refs = (loaded.entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDS_ON)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'))
    .filter(isResource);
  const asked = [...new Set(refs)].slice(0, MOST_DATASTORES);
  const visible = await entities.loadVisible(asked, credentials);
  return {
    items: asked.flatMap(ref => {
      const datastore = visible.get(ref);
      return datastore && access.of(datastore).canReadAnywhere()
        ? toRef(datastore)
        : [];
    }),
  };
}

function isResource(entityRef: string): boolean {
  return entityRef.startsWith('resource:');
}

function toRef({ entity, entityRef }: LoadedEntity): DatastoreRef {
  const { title, name } = entity.metadata;
  const type = entity.spec?.type;
  return {
    entityRef,
    title: title ?? name,
    ...(typeof type === 'string' && { type }),
  };
}
