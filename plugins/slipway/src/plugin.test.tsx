import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { anOperation } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import slipwayPlugin from './index';
import { refusal } from './__testUtils__/mockBackend';

const server = setupServer();
registerMswTestHooks(server);

describe('the plugin of the new frontend system', () => {
  it('has its tab in the group of operations, for components and data stores only', () => {
    const tab = createExtensionTester(
      slipwayPlugin.getExtension('entity-content:slipway/operations'),
    );
    const { dataRefs } = EntityContentBlueprint;
    const isShown = tab.get(dataRefs.filterFunction);
    const entity = (kind: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'backend' },
    });
    expect(tab.get(dataRefs.title)).toBe('Operations');
    expect(tab.get(dataRefs.group)).toBe('operation');
    expect(isShown?.(entity('Component'))).toBe(true);
    expect(isShown?.(entity('Resource'))).toBe(true);
    expect(isShown?.(entity('API'))).toBe(false);
  });

  it('has the page of an operation at its path, and asks through its own client', async () => {
    server.use(
      http.get(`*/api/slipway/operations/${anOperation().id}`, () =>
        refusal(404, 'NotFoundError', { message: 'None such' }),
      ),
    );
    renderTestApp({
      features: [slipwayPlugin],
      initialRouteEntries: [`/slipway/operations/${anOperation().id}`],
    });
    expect(await screen.findByText('None such')).toBeVisible();
  });

  it('has the page of the reader’s own operations beside it, with an entry in the navigation', async () => {
    server.use(
      http.get('*/api/slipway/operations', () =>
        HttpResponse.json({ items: [] }),
      ),
    );
    const page = createExtensionTester(
      slipwayPlugin.getExtension('page:slipway/my-operations'),
    );
    expect(page.get(coreExtensionData.title)).toBe('My operations');
    expect(page.get(coreExtensionData.icon)).not.toBeNull();
    renderTestApp({
      features: [slipwayPlugin],
      initialRouteEntries: ['/slipway/operations'],
    });
    expect(
      await screen.findByText('You have not asked for anything yet'),
    ).toBeVisible();
  });
});
