import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anEnvironmentView,
  anInstance,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const instances = Array.from({ length: 40 }, (_, index) =>
  anInstance({ name: `pod-${index}`, ready: index % 20 !== 19 }),
);

describe('the instances of a workload', () => {
  it('of which there are many are folded, those that fail first', async () => {
    server.use(
      ...mockBackend({
        view: aServiceView({
          environments: [
            anEnvironmentView({
              targets: [
                aTargetView({
                  observation: {
                    status: 'observed',
                    observedAt: new Date().toISOString(),
                    workloads: [aWorkload({ instances })],
                  },
                }),
              ],
            }),
          ],
        }),
      }).handlers,
    );
    const user = userEvent.setup();
    renderTab();
    await user.click(
      await screen.findByRole('button', { name: '40 instances · 2 not ready' }),
    );
    const namesShown = () =>
      within(screen.getByRole('region', { name: 'production' }))
        .getAllByText(/^pod-\d+$/)
        .map(name => name.textContent);
    expect(namesShown().slice(0, 3)).toEqual(['pod-19', 'pod-39', 'pod-0']);
    expect(namesShown()).toHaveLength(8);
    await user.click(screen.getByRole('button', { name: 'Show the other 32' }));
    expect(namesShown()).toHaveLength(40);
  });
});
