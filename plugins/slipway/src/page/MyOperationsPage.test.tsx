import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { anOperation } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { refusal } from '../__testUtils__/mockBackend';
import { renderMyOperationsPage } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const OPERATIONS = '*/api/slipway/operations';

const idOf = (index: number) =>
  `5e1d9c1e-6d0b-4f0e-9a43-${String(index).padStart(12, '0')}`;
const ended = (index: number) =>
  anOperation({
    id: idOf(index),
    state: 'succeeded',
    summary: `Restart number ${index}`,
  });
const running = anOperation({ id: idOf(99), summary: 'Roll back now' });

/** A backend that pages the operations and writes down what it was asked. */
function serve(operations: Operation[]) {
  const backend = { operations, asked: [] as string[] };
  server.use(
    http.get(OPERATIONS, ({ request }) => {
      const query = new URL(request.url).searchParams;
      backend.asked.push(query.toString());
      const from = Number(query.get('cursor') ?? 0);
      const to = from + Number(query.get('limit'));
      return HttpResponse.json({
        items: backend.operations.slice(from, to),
        nextCursor: to < backend.operations.length ? String(to) : undefined,
      });
    }),
  );
  return backend;
}

describe('MyOperationsPage', () => {
  it('has what runs first, and each leads to its page', async () => {
    serve([ended(1), running, ended(2)]);
    renderMyOperationsPage();
    const now = within(
      await screen.findByRole('region', { name: 'Under way' }),
    );
    expect(now.getByRole('link', { name: 'Roll back now' })).toHaveAttribute(
      'href',
      `/slipway/operations/${running.id}`,
    );
    expect(now.getByText('Waiting for the new instances')).toBeVisible();
    const before = within(screen.getByRole('region', { name: 'Before' }));
    expect(
      before
        .getAllByRole('link', { name: /^Restart/ })
        .map(link => link.textContent),
    ).toEqual(['Restart number 1', 'Restart number 2']);
    expect(document.title).toContain('My operations');
  });

  it('asks for no service, and is live as long as something runs', async () => {
    const backend = serve([running]);
    renderMyOperationsPage();
    await screen.findByText('Roll back now');
    expect(backend.asked).toEqual(['limit=20']);
    backend.operations = [{ ...running, state: 'succeeded' }];
    expect(await screen.findByText('Succeeded')).toBeVisible();
    expect(screen.queryByText('Under way')).toBeNull();
    expect(new Set(backend.asked)).toEqual(new Set(['limit=20']));
  });

  it('does not ask again where nothing runs', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const backend = serve([ended(1)]);
      renderMyOperationsPage();
      await screen.findByText('Restart number 1');
      await jest.advanceTimersByTimeAsync(60_000);
      expect(backend.asked).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('loads older ones page by page', async () => {
    serve(Array.from({ length: 30 }, (_, index) => ended(index)));
    renderMyOperationsPage();
    await screen.findByText('Restart number 19');
    expect(screen.queryByText('Restart number 20')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(await screen.findByText('Restart number 29')).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull(),
    );
  });

  it('says what to do where there is none', async () => {
    serve([]);
    renderMyOperationsPage();
    expect(
      await screen.findByText('You have not asked for anything yet'),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open the catalog' }),
    ).toHaveAttribute('href', '/catalog');
  });

  it('says why they cannot be loaded', async () => {
    server.use(
      http.get(OPERATIONS, () =>
        refusal(403, 'NotAllowedError', { message: 'Not for you' }),
      ),
    );
    renderMyOperationsPage();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/could not be loaded.*Not for you/);
  });
});
