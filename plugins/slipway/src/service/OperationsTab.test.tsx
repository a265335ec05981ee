import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anAutoscaling,
  anEnvironmentView,
  anInstance,
  anOperation,
  aProblem,
  aServiceView,
  aTargetView,
  aWorkload,
  refused,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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

const showing = (...workloads: ReturnType<typeof aWorkload>[]) =>
  aServiceView({
    environments: [
      anEnvironmentView({
        targets: [
          aTargetView({
            observation: {
              status: 'observed',
              observedAt: new Date().toISOString(),
              workloads,
            },
          }),
        ],
      }),
    ],
  });

describe('OperationsTab', () => {
  it('shows one column per environment, in the order of promotion', async () => {
    serve({
      view: aServiceView({
        environments: ['development', 'staging', 'production'].map(name =>
          anEnvironmentView({ name, title: name }),
        ),
      }),
    });
    renderTab();
    await screen.findByRole('heading', { name: 'production', level: 3 });
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['development', 'staging', 'production']);
  });

  it.each([
    ['Healthy', '3 of 3 available'],
    ['Progressing', '1 of 3 updated, 3 available'],
    ['Paused', 'The rollout is paused: changes to the template wait'],
    ['Suspended', 'Scaled to zero: nothing runs'],
    ['Degraded', 'No progress within the deadline'],
    ['Unknown', 'Nobody can tell'],
  ] as const)('says %s in words', async (phase, message) => {
    serve({
      view: showing(aWorkload({ status: { phase, reason: 'x', message } })),
    });
    renderTab();
    const column = await screen.findByRole('region', { name: 'production' });
    expect(within(column).getByText(phase)).toBeVisible();
    expect(within(column).queryAllByText(message).length).toBe(
      phase === 'Healthy' ? 0 : 1,
    );
  });

  it('shows replicas, revision, autoscaling, problems and instances', async () => {
    serve({
      view: showing(
        aWorkload({
          status: { phase: 'Degraded', reason: 'x', message: 'It crashes' },
          replicas: {
            desired: 6,
            current: 7,
            updated: 6,
            ready: 4,
            available: 4,
          },
          problems: [aProblem({ message: 'It crashes' })],
          instances: [anInstance({ ready: false, state: 'CrashLoopBackOff' })],
          autoscaling: anAutoscaling({
            current: 10,
            desired: 10,
            status: {
              state: 'Limited',
              message: 'Limited: at its maximum of 10 and wants more',
            },
          }),
        }),
      ),
    });
    renderTab();
    expect(await screen.findByText('4 of 6 ready')).toBeVisible();
    const bar = screen.getByRole('progressbar', { name: 'Replicas' });
    expect(bar).toHaveAttribute('aria-valuenow', '4');
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      '6 of 6 updated, 4 available',
    );
    expect(screen.getByText('github-actions')).toBeVisible();
    expect(screen.getByText('10 of 2–10')).toBeVisible();
    expect(screen.getByText(/at its maximum of 10 and wants/)).toBeVisible();
    expect(screen.getByText('64 %')).toBeVisible();
    expect(
      within(screen.getByRole('list', { name: 'Problems' })).getByText(
        'CrashLoopBackOff',
      ),
    ).toBeVisible();

    expect(screen.queryByText(anInstance().name)).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: '1 instance · 1 not ready' }),
    );
    expect(await screen.findByText(anInstance().name)).toBeVisible();
  });

  it('shows of several workloads the worst first, and open', async () => {
    serve({
      view: showing(
        aWorkload({ id: 'deployment.calm', name: 'calm' }),
        aWorkload({
          id: 'deployment.ill',
          name: 'ill',
          status: { phase: 'Degraded', reason: 'x', message: 'Broken' },
        }),
      ),
    });
    renderTab();
    await screen.findByText('Broken');
    expect(
      screen
        .getAllByRole('button', { expanded: true })
        .map(line => line.textContent),
    ).toEqual(['illDegraded']);
    expect(
      screen.getByRole('button', { name: 'calm Healthy', expanded: false }),
    ).toBeVisible();
  });

  it('says who owns it in Git, and what would prove that it belongs to the service', async () => {
    serve({
      view: showing(
        aWorkload({
          gitOps: {
            controller: 'Argo CD',
            application: 'retail',
            evidence: 'annotation',
          },
          ownership: {
            proved: false,
            message: 'No label.',
            fix: 'kubectl label deployment backend a=b',
          },
        }),
      ),
    });
    renderTab();
    expect(await screen.findByText('Owned by Argo CD · retail')).toBeVisible();
    expect(
      screen.getByText('kubectl label deployment backend a=b'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Roll back' }),
    ).toHaveAccessibleDescription(/Nothing proves/);
  });

  it('says why an operation cannot be asked for, and does not open it', async () => {
    serve({
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [aTargetView({ permitted: refused('Owners only.') })],
          }),
        ],
      }),
    });
    renderTab();
    const button = await screen.findByRole('button', { name: 'Roll back' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Owners only.');
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('follows the operation that is at work', async () => {
    const operation = anOperation({ message: 'Waiting' });
    const backend = serve({
      operation,
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [aTargetView({ activeOperations: [operation] })],
          }),
        ],
      }),
    });
    renderTab();
    expect(await screen.findByText('Running')).toBeVisible();
    backend.view = aServiceView({ version: '101' });
    backend.operation = anOperation({ state: 'succeeded', message: 'Done' });
    await waitFor(() => expect(screen.queryByText('Running')).toBeNull());
    expect(backend.serviceQueries.length).toBeGreaterThan(1);
  });
});
