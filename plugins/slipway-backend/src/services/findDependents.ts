import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Dependent } from '@slipway/backstage-plugin-slipway-common';
import { EntityLoader } from './EntityLoader';

const MOST_APIS = 20;
const MOST_DEPENDENTS = 100;

/**
 * The entities that depend on one: directly, or by consuming an API that it provides. One call to the catalog at most.
 */
export async function findDependents(
  entity: Entity,
  entities: EntityLoader,
): Promise<Dependent[]> {
  const apiRefs = getRelated(entity, RELATION_PROVIDES_API);
  const apis = await entities.loadAllAsPlugin(apiRefs.slice(0, MOST_APIS));
  const self = stringifyEntityRef(entity);

  const dependents = new Map<string, Dependent>();
  const add = (source: Entity, relation: string) =>
    getRelated(source, relation).forEach(entityRef => {
      if (entityRef !== self && !dependents.has(entityRef)) {
        dependents.set(entityRef, { entityRef, relation });
      }
    });
  add(entity, RELATION_DEPENDENCY_OF);
  apis.forEach(api => api && add(api.entity, RELATION_API_CONSUMED_BY));
  return [...dependents.values()].slice(0, MOST_DEPENDENTS);
}

function getRelated(entity: Entity, relation: string): string[] {
  return (entity.relations ?? [])
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
