import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anEnvironmentView,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent, { UserEvent } from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { MockBackend, mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend(overrides);
  server.use(...handlers);
  return backend;
}

describe('the menu of operations', () => {
  const openMenu = async (user: UserEvent) => {
    renderTab();
    await user.click(
      await screen.findByRole('button', { name: 'More operations on backend' }),
    );
  };

  it('scale to a number', async () => {
    const backend = serve();
    const user = userEvent.setup();
    await openMenu(user);
    await user.click(screen.getByRole('menuitem', { name: 'Scale' }));
    const dialog = within(await screen.findByRole('dialog'));
    const next = dialog.getByRole('button', { name: 'Review' });
    expect(next).toBeDisabled();
    const field = dialog.getByLabelText('Replicas');
    await user.clear(field);
    expect(next).toBeDisabled();
    await user.type(field, '5{Enter}');
    await dialog.findByText(/^Services that depend/);
    expect(backend.planRequests).toEqual([
      expect.objectContaining({ kind: 'scale', input: { replicas: 5 } }),
    ]);
  });

  it('restart without a choice', async () => {
    const backend = serve();
    const user = userEvent.setup();
    await openMenu(user);
    await user.click(screen.getByRole('menuitem', { name: 'Restart' }));
    await screen.findByText(/^Services that depend/);
    expect(backend.planRequests).toEqual([
      expect.objectContaining({ kind: 'restart', input: {} }),
    ]);
  });

  it('offer to resume what is paused, and not to pause it again', async () => {
    serve({
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [
              aTargetView({
                observation: {
                  status: 'observed',
                  observedAt: new Date().toISOString(),
                  workloads: [aWorkload({ paused: true })],
                },
              }),
            ],
          }),
        ],
      }),
    });
    await openMenu(userEvent.setup());
    expect(
      screen.getAllByRole('menuitem').map(item => item.textContent),
    ).toEqual(['Restart', 'Scale', 'Resume rollout']);
  });
});
