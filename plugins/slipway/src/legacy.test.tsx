import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  anOperation,
  aServiceView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { setupServer } from 'msw/node';
import { slipwayApiRef } from './api/slipwayApi';
import { SlipwayClient } from './api/SlipwayClient';
import { EntityOperationsContent, slipwayPlugin } from './legacy';
import { mockBackend } from './__testUtils__/mockBackend';

const server = setupServer();
registerMswTestHooks(server);

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'backend' },
};

describe('the plugin of the older frontend system', () => {
  it('makes its client of the portal’s own APIs', () => {
    const [factory] = [...slipwayPlugin.getApis()];
    expect(factory?.api).toBe(slipwayApiRef);
    expect(factory?.deps).toEqual({
      discoveryApi: discoveryApiRef,
      fetchApi: fetchApiRef,
    });
  });

  it('shows the same tab, with links that lead to the same pages', async () => {
    const { handlers } = mockBackend({
      view: aServiceView({ recentOperations: [anOperation()] }),
    });
    server.use(...handlers);
    const client = new SlipwayClient({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
      fetchApi: { fetch: (input, init) => fetch(input, init) },
    });
    await renderInTestApp(
      <TestApiProvider apis={[[slipwayApiRef, client]]}>
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/" element={<EntityOperationsContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/slipway/operations/:id': slipwayPlugin.routes.operation,
        },
      },
    );
    expect(
      await screen.findByRole('link', { name: anOperation().summary }),
    ).toHaveAttribute('href', `/slipway/operations/${anOperation().id}`);
    expect(screen.getByText('3 of 3 ready')).toBeVisible();
  });
});
