import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EntityLoader } from './EntityLoader';
import { findDependents } from './findDependents';

const anEntity = (
  kind: string,
  name: string,
  relations: [string, string][],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

describe('findDependents', () => {
  const find = async (entity: Entity, others: Entity[]) => {
    const catalog = catalogServiceMock({ entities: others });
    const calls = jest.spyOn(catalog, 'getEntitiesByRefs');
    const entities = new EntityLoader({ catalog, auth: mockServices.auth() });
    const dependents = await findDependents(entity, entities);
    return { dependents, calls: calls.mock.calls.length };
  };

  it('finds who depends on it directly and who consumes its APIs, by one call', async () => {
    const backend = anEntity('Component', 'backend', [
      ['dependencyOf', 'component:default/storefront'],
      ['dependsOn', 'resource:default/retail-pg'],
      ['providesApi', 'api:default/orders'],
      ['providesApi', 'api:default/gone'],
    ]);
    const orders = anEntity('API', 'orders', [
      ['apiProvidedBy', 'component:default/backend'],
      ['apiConsumedBy', 'component:default/reports'],
      ['apiConsumedBy', 'component:default/storefront'],
      ['apiConsumedBy', 'component:default/backend'],
    ]);
    expect(await find(backend, [orders])).toEqual({
      dependents: [
        { entityRef: 'component:default/storefront', relation: 'dependencyOf' },
        { entityRef: 'component:default/reports', relation: 'apiConsumedBy' },
      ],
      calls: 1,
    });
  });

  it('asks nothing where it provides no API, and is bounded', async () => {
    const relations = Array.from(
      { length: 500 },
      (_, index): [string, string] => [
        'dependencyOf',
        `component:default/c${index}`,
      ],
    );
    const { dependents, calls } = await find(
      anEntity('Component', 'x', relations),
      [],
    );
    expect([dependents.length, calls]).toEqual([100, 0]);
  });
});
