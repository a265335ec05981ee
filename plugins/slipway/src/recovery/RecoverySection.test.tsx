import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  knownFact,
  SERVICE_SIGNAL_CHANNEL,
  ServiceView,
} from '@slipway/backstage-plugin-slipway-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  aDatastore,
  aDatastoreTarget,
  aDatastoreView,
  aMeasuredRecovery,
  minutesAgo,
} from '../__testUtils__/aDatastore';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import {
  FakeSignals,
  renderDatastoreTab,
  renderTab,
} from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const refTo = (name: string) => ({
  entityRef: `resource:default/${name}`,
  title: name,
  type: 'database',
});

/** A backend whose component depends on these data stores. */
function serve(
  datastoreViews: Record<string, ServiceView>,
  overrides: Partial<MockBackend> = {},
) {
  const { backend, handlers } = mockBackend({
    datastores: Object.keys(datastoreViews).map(ref =>
      refTo(ref.split('/')[1]!),
    ),
    datastoreViews,
    ...overrides,
  });
  server.use(...handlers);
  return backend;
}

const RETAIL = 'resource:default/retail-pg';
const only = (...targets: Parameters<typeof aDatastoreView>[0] & object) => ({
  [RETAIL]: aDatastoreView(targets),
});
const row = async () =>
  within(await screen.findByRole('group', { name: 'retail-pg in Production' }));

const stopped = aDatastore({
  latestRestorable: {
    ...aDatastore().latestRestorable,
    local: knownFact(minutesAgo(9 * 60), {
      source: 'rds:DescribeDBInstances',
      observedAt: minutesAgo(1),
    }),
  },
});

describe('the recovery of the data stores of a service', () => {
  it('is not there where the service has none', async () => {
    serve({});
    renderTab();
    expect(await screen.findByText('3 of 3 ready')).toBeVisible();
    expect(
      screen.queryByRole('heading', { name: 'Recovery' }),
    ).not.toBeInTheDocument();
  });

  it('shows objective, achieved and measured, each with source and age', async () => {
    serve(only(aDatastoreTarget([aDatastore()])));
    renderTab();
    const shown = await row();
    expect(shown.getAllByText('Met')[0]).toBeVisible();
    expect(shown.getByText('Every objective is met.')).toBeVisible();
    const rpo = within(shown.getByRole('group', { name: 'RPO' }));
    expect(rpo.getByText(/objective 1 h/)).toBeVisible();
    expect(rpo.getByText(/^(3 min 5\d s|4 min.*) now$/)).toBeVisible();
    expect(rpo.getByText(/rds:DescribeDBInstances/)).toHaveTextContent(
      /seconds ago/,
    );
    const rto = within(shown.getByRole('group', { name: 'RTO' }));
    expect(rto.getByText('38 min')).toBeVisible();
    expect(rto.getByText(/^1[12] days ago$/)).toBeVisible();
    expect(rto.getByRole('link', { name: 'Drill' })).toHaveAttribute(
      'href',
      `/slipway/operations/${aMeasuredRecovery().operationId}`,
    );
    await expectNoFaults(screen.getByRole('region', { name: 'Recovery' }));
  });

  it('is never green by absence: what was never measured is unknown, and says so (F27)', async () => {
    serve(only(aDatastoreTarget([aDatastore()], {}, {})));
    renderTab();
    const shown = await row();
    expect(shown.getByText('never measured')).toBeVisible();
    expect(shown.getAllByText('Unknown').length).toBeGreaterThan(0);
    expect(shown.queryByText(/^Every objective/)).not.toBeInTheDocument();
  });

  it('shows no posture of the backend’s where the data store comes without one (F27)', async () => {
    serve(only(aDatastoreTarget([aDatastore()], { recovery: undefined })));
    renderTab();
    const shown = await row();
    expect(shown.getByText('Unknown')).toBeVisible();
    expect(shown.queryByText('Met')).not.toBeInTheDocument();
    expect(shown.getAllByText(/no objective/)).toHaveLength(2);
  });

  it('says in a sentence what is breached and what to do, and what else is wrong', async () => {
    serve(only(aDatastoreTarget([stopped], {}, {})));
    renderTab();
    const shown = await row();
    expect(shown.getAllByText('Breached').length).toBeGreaterThan(0);
    expect(
      shown.getByText(/^A restore now would lose the last 9 h/),
    ).toBeVisible();
    expect(shown.getByText(/^Look why its backups/)).toBeVisible();
    expect(shown.getByText('Run a drill.')).toBeVisible();
  });

  it('says of a data store that cannot be reached since when, and shows the others (F28)', async () => {
    const seen = aDatastoreTarget([aDatastore()]);
    serve({
      ...only({
        ...seen,
        observation: {
          status: 'unknown',
          reason: 'unreachable',
          message: 'us-east-1 does not answer',
          since: minutesAgo(12),
          lastSeen: {
            observedAt: minutesAgo(12),
            workloads: [],
            datastores: [aDatastore()],
          },
        },
      }),
      'resource:default/customer-db': aDatastoreView([
        aDatastoreTarget([aDatastore({ name: 'customer-db' })]),
      ]),
    });
    renderTab();
    const shown = await row();
    expect(
      await screen.findByText(
        /^Production \/ retail-data: Not reachable since/,
      ),
    ).toBeVisible();
    expect(screen.getByText('us-east-1 does not answer')).toBeVisible();
    expect(shown.getAllByText('Unknown').length).toBeGreaterThan(0);
    expect(shown.queryByText('Met')).not.toBeInTheDocument();
    expect(
      shown.getByRole('button', { name: /^Restore:/ }),
    ).toHaveAccessibleDescription('What runs here cannot be seen now.');
    expect(
      await screen.findByRole('group', { name: 'customer-db in Production' }),
    ).toBeVisible();
    expect(screen.getByText('3 of 3 ready')).toBeVisible();
  });

  it('says why one of them may not be seen, and shows the rest', async () => {
    serve({ [RETAIL]: aDatastoreView() });
    server.use(
      http.get('*/api/slipway/services/default/resource/retail-pg', () =>
        refusal(403, 'NotAllowedError', { message: 'Not yours' }),
      ),
    );
    renderTab();
    expect(await screen.findByText('Not yours')).toBeVisible();
    expect(screen.getByText('3 of 3 ready')).toBeVisible();
  });

  it('says what to add to one that is bound to nothing', async () => {
    serve({
      [RETAIL]: aDatastoreView([], {
        environments: [],
        setup: { message: 'It has no annotation.', yaml: 'metadata: {}' },
      }),
    });
    renderTab();
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', {
        name: /^This data store is not connected/,
      }),
    );
    expect(await screen.findByText('metadata: {}')).toBeVisible();
  });

  it('follows the signals of each data store', async () => {
    const backend = serve(only(aDatastoreTarget([stopped], {}, {})));
    const signals = new FakeSignals();
    renderTab(signals);
    await row();
    backend.datastoreViews[RETAIL] = aDatastoreView(undefined, {
      version: '101',
    });
    await signals.send(SERVICE_SIGNAL_CHANNEL, {
      id: aDatastoreView().signalId,
      version: '101',
    });
    expect(await screen.findByText('Every objective is met.')).toBeVisible();
  });
});

describe('the tab of a data store', () => {
  it('shows it large, with its past and its reports open, and what happened to it', async () => {
    serve(only(aDatastoreTarget([aDatastore()])));
    const { container } = renderDatastoreTab();
    const shown = await row();
    expect(
      await shown.findByText(/^Last 30 days: at worst 2 h 40 min/),
    ).toBeVisible();
    expect(
      await shown.findByText('None was restored or rehearsed here yet.'),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'Activity' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('heading', { name: 'Environments' }),
    ).not.toBeInTheDocument();
    await waitFor(() => expectNoFaults(container));
  });
});
