import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const SERVICE = '*/api/slipway/services/default/component/backend';

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend(overrides);
  server.use(...handlers);
  return backend;
}

describe('OperationsTab, when something is missing', () => {
  it('says since when a target cannot be reached and what was last seen, while the rest works', async () => {
    serve({
      view: aServiceView({
        environments: [
          anEnvironmentView({ name: 'staging', title: 'staging' }),
          anEnvironmentView({
            targets: [
              aTargetView({
                observation: {
                  status: 'unknown',
                  reason: 'unreachable',
                  message: 'connect ETIMEDOUT',
                  since: '2026-01-15T09:58:00.000Z',
                  lastSeen: {
                    observedAt: '2026-01-15T09:58:00.000Z',
                    workloads: [aWorkload({ version: '1.1.9' })],
                  },
                },
              }),
            ],
          }),
        ],
      }),
    });
    renderTab();
    const column = await screen.findByRole('region', { name: 'production' });
    const here = within(column);
    expect(here.getByText('Unknown')).toBeVisible();
    expect(
      here.getByText(/^Not reachable since Jan 15, 2026, .* ago$/),
    ).toBeVisible();
    expect(here.getByText(/^Last seen/)).toBeVisible();
    expect(here.getByText('1.1.9')).toBeVisible();
    expect(
      here.getByRole('button', { name: 'Roll back' }),
    ).toHaveAccessibleDescription('What runs here cannot be seen now.');

    const other = within(screen.getByRole('region', { name: 'staging' }));
    expect(other.getByText('Healthy')).toBeVisible();
  });

  it('says of a target that a rule keeps from the reader no more than the rule', async () => {
    serve({
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [
              aTargetView({
                observation: {
                  status: 'unknown',
                  reason: 'no-access',
                  message: "This target allows 'staging'",
                },
              }),
            ],
          }),
        ],
      }),
    });
    renderTab();
    expect(await screen.findByText('Not shown here')).toBeVisible();
    expect(screen.getByText("This target allows 'staging'")).toBeVisible();
    expect(screen.queryByText(/has not been seen/)).toBeNull();
  });

  it('shows the exact YAML to add where the entity names nothing', async () => {
    const yaml =
      'metadata:\n  annotations:\n    backstage.io/kubernetes-id: backend\n';
    serve({
      view: aServiceView({
        environments: [],
        setup: { message: 'No annotation', yaml },
      }),
    });
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    renderTab();
    const code = await screen.findByRole('region', {
      name: 'Add to catalog-info.yaml:',
    });
    expect(code.textContent).toBe(yaml);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(writeText).toHaveBeenCalledWith(yaml);
  });

  it('says what is refused, and does not ask again', async () => {
    let asked = 0;
    server.use(
      http.get(SERVICE, () => {
        asked += 1;
        return refusal(403, 'NotAllowedError', {
          message: 'slipway.service.read is refused',
        });
      }),
    );
    renderTab();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/You may not see/);
    expect(alert).toHaveTextContent(/slipway.service.read is refused/);
    expect(asked).toBe(1);
  });

  it('keeps what was seen and says its age when it cannot be refreshed', async () => {
    serve();
    const signals = new FakeSignals();
    renderTab(signals);
    await screen.findByText('1.2.0');
    server.use(
      http.get(SERVICE, () =>
        refusal(404, 'NotFoundError', { message: 'Gone for now.' }),
      ),
    );
    await signals.send(SERVICE_SIGNAL_CHANNEL, {
      id: aServiceView().signalId,
      version: '101',
    });
    expect(await screen.findByText(/Gone for now\..*just now/)).toBeVisible();
    expect(screen.getByText('1.2.0')).toBeVisible();
  });
});
