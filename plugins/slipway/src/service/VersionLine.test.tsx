import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anEnvironmentView,
  aRevision,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const showing = (workload: ReturnType<typeof aWorkload>) =>
  aServiceView({
    environments: [
      anEnvironmentView({
        targets: [
          aTargetView({
            observation: {
              status: 'observed',
              observedAt: new Date().toISOString(),
              workloads: [workload],
            },
          }),
        ],
      }),
    ],
  });

describe('the head of a workload', () => {
  it('names what runs and what waits while the rollout is paused', async () => {
    server.use(
      ...mockBackend({
        view: showing(
          aWorkload({
            version: '1.3.0',
            paused: true,
            replicas: {
              desired: 3,
              current: 3,
              updated: 0,
              ready: 3,
              available: 3,
            },
          }),
        ),
        revisions: [
          aRevision({ revision: '5', version: '1.3.0', current: true }),
          aRevision({ revision: '4', version: '1.2.0', replicas: 3 }),
          aRevision({ revision: '3', version: '1.1.0' }),
        ],
      }).handlers,
    );
    renderTab();
    expect(
      await screen.findByText('1.3.0 waits until the rollout is resumed'),
    ).toBeVisible();
    expect(screen.getByText('1.2.0')).toBeVisible();
  });

  it('shows a long message of the platform in full on demand', async () => {
    const message = `Back-off pulling image: ${'no such host, '.repeat(30)}`;
    server.use(
      ...mockBackend({
        view: showing(
          aWorkload({
            status: { phase: 'Degraded', reason: 'ImagePullBackOff', message },
          }),
        ),
      }).handlers,
    );
    const user = userEvent.setup();
    renderTab();
    const more = await screen.findByRole('button', { name: 'Show all of it' });
    expect(screen.queryByText(new RegExp(message.trim()))).toBeNull();
    await user.click(more);
    expect(screen.getByText(new RegExp(message.trim()))).toBeVisible();
    expect(screen.getByRole('button', { name: 'Show less' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });
});
