import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aComponent } from '../testUtils/aBackend';
import { EntityLoader } from './EntityLoader';

describe('EntityLoader', () => {
  it('lists services and data stores, and nothing else of the catalog', async () => {
    const loader = new EntityLoader({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: ['Component', 'Resource', 'API', 'Group'].map(kind =>
          aComponent(`a-${kind.toLowerCase()}`, { kind }),
        ),
      }),
    });
    const listed = await loader.listServicesAsPlugin();
    expect(listed.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/a-component',
      'resource:default/a-resource',
    ]);
  });
});
