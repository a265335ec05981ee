import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  ACTIVITY,
  change,
  findEntry,
  hoursAgo,
  mockActivity,
} from '../__testUtils__/mockActivity';
import { refusal } from '../__testUtils__/mockBackend';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(...what: Parameters<typeof mockActivity>) {
  const { handlers, ...activity } = mockActivity(...what);
  server.use(...handlers);
  return activity;
}

describe('the axis of the activity', () => {
  const items = [
    change('p2', { at: hoursAgo(2), to: '2.0.0' }),
    change('s1', { at: hoursAgo(40), environment: 'staging', to: '1.9.0' }),
    change('p1', { at: hoursAgo(90), to: '1.8.0' }),
  ];
  const mark = (name: RegExp) => screen.findByRole('button', { name });

  it('has a lane for each environment, with one stop for the tabulator key', async () => {
    serve(items);
    renderTab();
    const axis = within(
      await screen.findByRole('group', {
        name: 'What happened in the last 7 days, by environment',
      }),
    );
    const lane = (name: string) => within(axis.getByRole('group', { name }));
    expect(lane('Staging').getAllByRole('button')).toHaveLength(1);
    expect(lane('Production').getAllByRole('button')).toHaveLength(2);
    expect(
      axis.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1);
  });

  it('is walked by arrow keys, and leads to the entry', async () => {
    const user = userEvent.setup();
    serve(items);
    renderTab();
    const newest = await mark(/^Deployed 1\.1\.0 → 2\.0\.0, 2 hours ago$/);
    newest.focus();
    await user.keyboard('{ArrowLeft}');
    expect(await mark(/→ 1\.8\.0/)).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(await mark(/→ 1\.9\.0/)).toHaveFocus();
    await user.keyboard('{ArrowDown}{End}');
    expect(newest).toHaveFocus();
    await user.keyboard('{Enter}');
    const chosen = await findEntry(/→ 2\.0\.0/);
    await waitFor(() => expect(chosen).toHaveFocus());
    expect(chosen).toHaveAttribute('aria-current', 'true');
    expect(screen.getByTestId('address')).toHaveTextContent('#activity-p2');
  });

  it('is led to by the address', async () => {
    serve(items);
    renderTab(new FakeSignals(), '#activity-p1');
    expect(await findEntry(/→ 1\.8\.0/)).toHaveFocus();
  });
});

describe('the activity, when something is missing', () => {
  it('says that nothing has happened yet', async () => {
    serve([]);
    renderTab();
    expect(
      await screen.findByText('Nothing has happened here yet'),
    ).toBeVisible();
  });

  it('says why it cannot be loaded, while the rest works, and tries again', async () => {
    serve([change('x')]);
    let broken = true;
    server.use(
      http.get(ACTIVITY, () =>
        broken
          ? refusal(400, 'InputError', { message: 'Not this time' })
          : undefined,
      ),
    );
    renderTab();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/Not this time/);
    expect(screen.getByRole('heading', { name: 'Staging' })).toBeVisible();
    broken = false;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(await findEntry(/Deployed/)).toBeVisible();
  });

  it('keeps what is shown where older ones cannot be loaded', async () => {
    const { asked } = serve(
      [change('a', { at: hoursAgo(900) }), change('b', { at: hoursAgo(901) })],
      { pageSize: 1 },
    );
    server.use(
      http.get(ACTIVITY, ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? refusal(400, 'InputError', { message: 'Too old' })
          : undefined,
      ),
    );
    renderTab();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older' }),
    );
    expect(
      await screen.findByText('Older entries could not be loaded: Too old'),
    ).toBeVisible();
    expect(await findEntry(/Deployed/)).toBeVisible();
    expect(asked).toEqual(['* newest']);
  });
});
