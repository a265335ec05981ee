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
  anOperationItem,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { setupServer } from 'msw/node';
import { slipwayApiRef } from './api/slipwayApi';
import { SlipwayClient } from './api/SlipwayClient';
import {
  EntityOperationsContent,
  EntityRecoveryCard,
  EntityRolloutCard,
  SlipwayOperationPage,
  slipwayPlugin,
} from './legacy';
import { mockBackend } from './__testUtils__/mockBackend';

const server = setupServer();
registerMswTestHooks(server);

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'backend' },
};

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
  '/operations-tab': slipwayPlugin.routes.service,
  '/slipway/operations': slipwayPlugin.routes.myOperations,
  '/slipway/operations/:id': slipwayPlugin.routes.operation,
};

/** Shows something in an app of the older system, at that address. */
function show(path: string, element: ReactElement, address = path) {
  const { handlers } = mockBackend({
    activity: [anOperationItem(anOperation())],
  });
  server.use(...handlers);
  const client = new SlipwayClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
    fetchApi: { fetch: (input, init) => fetch(input, init) },
  });
  return renderInTestApp(
    <TestApiProvider apis={[[slipwayApiRef, client]]}>
      <EntityProvider entity={entity}>
        <Routes>
          <Route path={path} element={element} />
        </Routes>
      </EntityProvider>
    </TestApiProvider>,
    { routeEntries: [address], mountedRoutes },
  );
}

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
    await show('/', <EntityOperationsContent />);
    expect(
      await screen.findByRole('link', { name: anOperation().summary }),
    ).toHaveAttribute('href', `/slipway/operations/${anOperation().id}`);
    expect(screen.getByText('3 of 3 ready')).toBeVisible();
  });

  it('shows the same card', async () => {
    await show(
      '/catalog/:namespace/:kind/:name',
      <EntityRolloutCard />,
      '/catalog/default/component/backend',
    );
    expect(await screen.findByText(/3 of 3 ready/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'production' })).toHaveAttribute(
      'href',
      '/operations-tab',
    );
  });

  it('shows the same card of recovery', async () => {
    await show(
      '/catalog/:namespace/:kind/:name',
      <EntityRecoveryCard />,
      '/catalog/default/component/backend',
    );
    expect(await screen.findByText('Recovery')).toBeVisible();
    expect(
      await screen.findByText(/^The catalog names no data store/),
    ).toBeVisible();
  });

  it('shows the same page of an operation', async () => {
    await show(
      '/slipway/operations/:id',
      <SlipwayOperationPage />,
      `/slipway/operations/${anOperation().id}`,
    );
    expect(await screen.findByText(anOperation().reason)).toBeVisible();
  });
});
