import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anEnvironmentView,
  aServiceView,
  aTargetView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

describe('EnvironmentColumn', () => {
  it('says of a target in which nothing runs the same as of an environment', async () => {
    const { handlers } = mockBackend({
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [
              aTargetView({ id: 'east', title: 'east' }),
              aTargetView({
                id: 'west',
                title: 'west',
                observation: {
                  status: 'observed',
                  observedAt: new Date().toISOString(),
                  workloads: [],
                },
              }),
            ],
          }),
        ],
      }),
    });
    server.use(...handlers);
    renderTab();
    const east = await screen.findByRole('button', { name: /^east/ });
    expect(within(east).getByText('Healthy')).toBeVisible();
    const west = screen.getByRole('button', { name: /^west/ });
    expect(within(west).getByText('Nothing runs')).toBeVisible();
  });
});
