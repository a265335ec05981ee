import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import {
  anAutoscaling,
  anEnvironmentView,
  aScalingHistory,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';
import { HISTORY_POLL } from '../live/useScalingHistory';

const server = setupServer();
registerMswTestHooks(server);

const SCALING = '*/api/slipway/services/*/workloads/:workload/scaling';

const scaled = (...names: string[]) =>
  aServiceView({
    environments: names.map(name =>
      anEnvironmentView({
        name,
        title: name,
        targets: [
          aTargetView({
            observation: {
              status: 'observed',
              observedAt: new Date().toISOString(),
              workloads: [aWorkload({ autoscaling: anAutoscaling() })],
            },
          }),
        ],
      }),
    ),
  });

/** A backend that writes down which histories it was asked for. */
function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend({
    view: scaled('production'),
    ...overrides,
  });
  const asked: string[] = [];
  server.use(
    http.get(SCALING, ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(`${query.get('environment')} ${query.get('hours')}`);
      return HttpResponse.json(backend.scalingHistory);
    }),
    ...handlers,
  );
  return { backend, asked };
}

const opener = () =>
  screen.findByRole('button', { name: /^Open the scaling chart/ });
const dialog = () =>
  screen.findByRole('dialog', { name: 'Scaling of backend in production' });

describe('the past of an autoscaler', () => {
  it('is asked for once for each autoscaler on screen, and not again by signals', async () => {
    const { backend, asked } = serve({ view: scaled('staging', 'production') });
    const signals = new FakeSignals();
    renderTab(signals);
    await waitFor(() =>
      expect(
        screen.getAllByRole('button', { name: /^Open the scaling chart/ }),
      ).toHaveLength(2),
    );
    const { signalId } = backend.view;
    for (const version of ['101', '102', '103']) {
      backend.view = { ...scaled('staging', 'production'), version };
      await signals.send(SERVICE_SIGNAL_CHANNEL, { id: signalId, version });
      await waitFor(() =>
        expect(backend.serviceQueries).toContain(`?after=${version}`),
      );
    }
    expect(asked.sort()).toEqual(['production 6', 'staging 6']);
  });

  it('is asked for again when its time has come, and what is shown stays', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const { asked } = serve();
      renderTab();
      await opener();
      await jest.advanceTimersByTimeAsync(HISTORY_POLL / 2);
      expect(asked).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(HISTORY_POLL / 2 + 1);
      expect(await opener()).toBeVisible();
      await waitFor(() => expect(asked).toHaveLength(2));
    } finally {
      jest.useRealTimers();
    }
  });

  it('is said in words', async () => {
    serve();
    renderTab();
    expect(await opener()).toHaveAccessibleName(
      'Open the scaling chart of Deployment backend. Last 6 hours: between 2 and 10 replicas, at its maximum 33% of the time',
    );
  });

  it('says that there is none yet', async () => {
    serve({ scalingHistory: aScalingHistory({ current: [] }) });
    renderTab();
    expect(await screen.findByText(/^No history yet/)).toBeVisible();
  });

  it('does not take the column down when it cannot be read', async () => {
    serve();
    server.use(
      http.get(SCALING, () =>
        refusal(400, 'InputError', { message: 'Not this time' }),
      ),
    );
    renderTab();
    expect(
      await screen.findByText('The history cannot be shown'),
    ).toBeVisible();
    expect(screen.getByText('4 of 2–10')).toBeVisible();
    expect(screen.getByText('3 of 3 ready')).toBeVisible();
  });
});

describe('the scaling chart', () => {
  it('opens by the keyboard, has an address, and closes by the way back', async () => {
    const user = userEvent.setup();
    serve();
    renderTab();
    (await opener()).focus();
    await user.keyboard('{Enter}');
    expect(within(await dialog()).getByText('4 of 2–10')).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?environment=production&target=retail-cluster&workload=deployment.backend&chart=6h',
    );
    await user.click(screen.getByTestId('back'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByTestId('address')).toBeEmptyDOMElement();
    expect(await opener()).toHaveFocus();
  });

  it('is closed by Escape, and leaves nothing in the address', async () => {
    const user = userEvent.setup();
    serve();
    renderTab(new FakeSignals(), '?environment=production&chart=24h');
    await dialog();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByTestId('address')).toBeEmptyDOMElement();
  });

  it('opens by its address, and goes as far back as is chosen', async () => {
    const user = userEvent.setup();
    const { asked } = serve();
    renderTab(new FakeSignals(), '?workload=deployment.backend&chart=24h');
    const chart = within(await dialog());
    expect(chart.getByRole('button', { name: '24 h' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(chart.getByRole('button', { name: '14 d' }));
    await waitFor(() => expect(asked).toContain('production 336'));
    expect(screen.getByTestId('address')).toHaveTextContent('chart=14d');
  });

  it('shows replicas and metrics, each plot with its name', async () => {
    serve();
    renderTab(new FakeSignals(), '?chart=6h');
    const chart = within(await dialog());
    expect(
      await chart.findByRole('figure', { name: 'Replicas' }),
    ).toBeVisible();
    const metrics = within(chart.getByRole('figure', { name: 'Utilisation' }));
    expect(metrics.getByText('cpu target')).toBeVisible();
  });

  it('has the same in a table, with what was not observed', async () => {
    const user = userEvent.setup();
    const history = aScalingHistory();
    serve({
      scalingHistory: {
        ...history,
        samples: history.samples.filter((_, index) => index !== 2),
      },
    });
    renderTab(new FakeSignals(), '?chart=6h');
    const chart = within(await dialog());
    await user.click(await chart.findByRole('button', { name: 'As a table' }));
    const rows = within(chart.getByRole('table')).getAllByRole('row');
    expect(
      rows.map(row =>
        [...row.children].slice(1, 5).map(cell => cell.textContent),
      ),
    ).toEqual([
      ['Current', 'Desired', 'Minimum', 'Maximum'],
      ['10', '10', '2', '10'],
      ['10', '10', '2', '10'],
      ['8', '8', '2', '10'],
      [''],
      ['3', '3', '2', '10'],
      ['2', '2', '2', '10'],
    ]);
    expect(rows[4]).toHaveTextContent('Not observed');
  });

  it('says so where the address names no autoscaler', async () => {
    serve();
    renderTab(new FakeSignals(), '?environment=nowhere&chart=6h');
    expect(
      await screen.findByText('There is no such autoscaler'),
    ).toBeVisible();
  });
});
