import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  SERVICE_SIGNAL_CHANNEL,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import {
  anOperation,
  anOperationItem,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  ACTIVITY,
  change,
  findEntry,
  hoursAgo,
  mockActivity,
  twoEnvironments,
} from '../__testUtils__/mockActivity';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(...what: Parameters<typeof mockActivity>) {
  const { handlers, ...activity } = mockActivity(...what);
  server.use(...handlers);
  return activity;
}

const panel = async () =>
  within(await screen.findByRole('region', { name: 'Activity' }));
describe('the activity', () => {
  it.each([
    [
      'a deploy by somebody else',
      change('x', { target: 'b' }),
      /Deployed 1\.1\.0 → 1\.2\.0Production · Cluster b · by github-actions “CI run 1468 of main”1 hour ago/,
    ],
    [
      'a change of scale',
      change('x', { kind: 'scaled', from: '2', to: '4', target: 'a' }),
      /Scaled 2 → 4Production · Cluster a/,
    ],
    [
      'a pause that nobody has signed',
      change('x', {
        kind: 'paused',
        from: undefined,
        to: undefined,
        environment: 'staging',
        changeCause: undefined,
        madeBy: unknownFact('none-recorded', 'No name on it'),
      }),
      /Paused Staging · made by: No name on it/,
    ],
    [
      'an operation',
      anOperationItem(
        anOperation({
          state: 'failed',
          summary: 'Restart backend',
          createdAt: hoursAgo(1),
        }),
      ),
      /Restart backendFailedProduction · .* by olivia “Error rate above 5 % since the deploy”/,
    ],
  ])('says of %s what, where, who, why and when', async (_, item, text) => {
    serve([item]);
    renderTab();
    expect(await findEntry(text)).toBeVisible();
  });

  it('leads to the page of an operation', async () => {
    serve([anOperationItem(anOperation({ summary: 'Restart backend' }))]);
    renderTab();
    expect(
      await screen.findByRole('link', { name: 'Restart backend' }),
    ).toHaveAttribute('href', `/slipway/operations/${anOperation().id}`);
  });

  it('has what is under way on top, then day by day', async () => {
    serve([
      change('today', { at: new Date().toISOString() }),
      anOperationItem(anOperation({ createdAt: hoursAgo(30) })),
      change('before', { at: '2025-01-15T12:00:00.000Z' }),
    ]);
    renderTab();
    const activity = await panel();
    await activity.findByText('Under way');
    expect(
      activity
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Under way',
      expect.stringMatching(/^Today · /),
      'Wed, Jan 15, 2025',
    ]);
  });

  it.each([
    ['and the service is another', '101'],
    ['and the service is the same', twoEnvironments.version],
  ])('is fetched again, once, when a signal says so %s', async (_, version) => {
    const old = change('old', { at: hoursAgo(900), to: '1.0.0' });
    const first = change('first', { at: hoursAgo(800), to: '1.1.0' });
    const { backend, asked } = serve([first, old], { pageSize: 1 });
    const signals = new FakeSignals();
    renderTab(signals);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );
    await findEntry(/→ 1\.0\.0/);
    expect(asked).toEqual(['* newest', '* 1']);

    backend.activity = [change('new', { to: '1.2.0' }), first, old];
    backend.view = { ...twoEnvironments, version };
    server.use(
      http.get(ACTIVITY, () => {
        asked.push('again');
        return HttpResponse.json({
          items: backend.activity.slice(0, 2),
          nextCursor: '2',
        });
      }),
    );
    await signals.send(SERVICE_SIGNAL_CHANNEL, {
      id: twoEnvironments.signalId,
      version: '101',
    });
    expect(await findEntry(/→ 1\.2\.0/)).toBeVisible();
    expect(await findEntry(/→ 1\.0\.0/)).toBeVisible();
    expect(asked.slice(2)).toEqual(['again']);
  });

  it('fetches pages by itself as far as the axis goes', async () => {
    const items = [1, 30, 60, 300].map(hours =>
      change(`h${hours}`, { at: hoursAgo(hours) }),
    );
    const { asked } = serve(items, { pageSize: 1 });
    renderTab(new FakeSignals(), '?span=24h');
    const activity = await panel();
    await waitFor(() => expect(asked).toEqual(['* newest', '* 1']));
    await userEvent.click(activity.getByRole('button', { name: '7 d' }));
    await waitFor(() => expect(asked).toHaveLength(4));
    await screen.findByText('That is all that is kept.');
  });

  it('shows one environment only, which stands in the address', async () => {
    const user = userEvent.setup();
    const { asked } = serve([
      change('s', { environment: 'staging', to: '3.0.0' }),
      change('p', { to: '2.0.0' }),
    ]);
    renderTab();
    const activity = await panel();
    await findEntry(/→ 3\.0\.0/);
    await user.click(activity.getByRole('button', { name: 'Production' }));
    await waitFor(() => expect(activity.queryByText(/→ 3\.0\.0/)).toBeNull());
    expect(await findEntry(/→ 2\.0\.0/)).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(
      '?activity=production',
    );
    await waitFor(() => expect(asked).toContain('production newest'));
    await user.click(screen.getByTestId('back'));
    expect(await findEntry(/→ 3\.0\.0/)).toBeVisible();
  });
});
