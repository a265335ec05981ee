import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anOperation,
  anOperationEvent,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { renderOperationPage } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const { id } = anOperation();

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend({
    events: [anOperationEvent({ message: 'It was accepted' })],
    ...overrides,
  });
  server.use(...handlers);
  return backend;
}

describe('OperationPage', () => {
  it('shows who, why, where, and how far it is', async () => {
    serve();
    renderOperationPage(id);
    expect(await screen.findByText('Running')).toBeVisible();
    expect(
      screen.getByText('Error rate above 5 % since the deploy'),
    ).toBeVisible();
    expect(screen.getByText('production / retail-cluster')).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Progress' }),
    ).toHaveAttribute('aria-valuetext', '1 of 3');
    expect(await screen.findByText('It was accepted')).toBeVisible();
    expect(await screen.findByText('3 of 3 ready')).toBeVisible();
  });

  it('names itself, and leads back to the service', async () => {
    serve();
    renderOperationPage(id);
    expect(
      await screen.findByRole('heading', { name: 'Roll back', level: 1 }),
    ).toBeVisible();
    expect(document.title).toContain(anOperation().summary);
    const back = within(screen.getByRole('navigation', { name: 'Way back' }));
    expect(back.getByRole('link', { name: 'Operations' })).toHaveAttribute(
      'href',
      '/catalog/default/component/backend/operations',
    );
  });

  it('shows the facts as people read them', async () => {
    const planHash = '0123456789abcdef';
    serve({
      operation: anOperation({
        planHash,
        state: 'succeeded',
        endedAt: '2026-01-15T10:00:00.400Z',
      }),
    });
    renderOperationPage(id);
    expect(await screen.findByText('Deployment backend')).toBeVisible();
    expect(screen.getByText('less than a second')).toBeVisible();
    expect(screen.getByText('0123456789ab')).toHaveAttribute('title', planHash);
  });

  it('goes on with the log after the last entry, and stops asking when it has ended', async () => {
    const backend = serve();
    renderOperationPage(id);
    await screen.findByText('It was accepted');
    backend.events = [
      ...backend.events,
      anOperationEvent({ sequence: 2, type: 'acted', message: 'It acted' }),
    ];
    expect(await screen.findByText('It acted')).toBeVisible();
    expect(backend.eventQueries[0]).toBe(0);
    expect(backend.eventQueries.slice(1)).not.toContain(0);

    backend.events = [
      ...backend.events,
      anOperationEvent({ sequence: 3, type: 'ended', message: 'It ended' }),
    ];
    backend.operation = anOperation({ state: 'succeeded', message: 'Done' });
    expect(await screen.findByText('It ended')).toBeVisible();
    const log = within(screen.getByRole('log'));
    expect(log.getAllByRole('listitem')).toHaveLength(3);
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Stop/ })).toBeNull(),
    );
  });

  it('resumes the log when the connection was lost', async () => {
    const backend = serve();
    renderOperationPage(id);
    await screen.findByText('It was accepted');
    let lost = true;
    server.use(
      http.get('*/api/slipway/operations/:id/events', () =>
        lost
          ? refusal(400, 'InputError', { message: 'Not this time' })
          : undefined,
      ),
    );
    expect(
      await screen.findByText(/connection is lost: Not this time/),
    ).toBeVisible();
    expect(screen.getByText('It was accepted')).toBeVisible();

    backend.events = [
      ...backend.events,
      anOperationEvent({ sequence: 2, message: 'It is back' }),
    ];
    lost = false;
    expect(await screen.findByText('It is back')).toBeVisible();
    expect(backend.eventQueries.at(-1)).toBeGreaterThanOrEqual(1);
  });

  it.each([
    [true, 'Trying again can help.'],
    [false, /Trying again will not help/],
  ])(
    'says of a failure whether trying again helps: %p',
    async (retryable, text) => {
      serve({
        operation: anOperation({
          state: 'failed',
          failure: { name: 'TerminalOperationError', message: 'No', retryable },
        }),
      });
      renderOperationPage(id);
      expect(await screen.findByText(text)).toBeVisible();
    },
  );

  it('stops the operation after a reason was given', async () => {
    const backend = serve();
    const user = userEvent.setup();
    renderOperationPage(id);
    await user.click(
      await screen.findByRole('button', { name: 'Stop this operation' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('button', { name: 'Stop this operation' }),
    ).toBeDisabled();
    await user.type(dialog.getByLabelText(/^Reason/), 'Wrong revision{Enter}');
    await waitFor(() =>
      expect(backend.cancelReasons).toEqual(['Wrong revision']),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says the same of what does not exist and of what may not be seen', async () => {
    server.use(
      http.get('*/api/slipway/operations/:id', () =>
        refusal(404, 'NotFoundError', { message: 'No such operation' }),
      ),
    );
    renderOperationPage(id);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /There is no such operation, or you may not see it/,
    );
  });

  it('leads back to all that the reader has asked for', async () => {
    serve();
    renderOperationPage(id);
    expect(
      await screen.findByRole('link', { name: 'My operations' }),
    ).toHaveAttribute('href', '/slipway/operations');
  });

  it('offers to stop it only to those who may', async () => {
    serve({ mayCancel: false });
    renderOperationPage(id);
    await screen.findByText('Running');
    expect(await screen.findByText('It was accepted')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Stop/ })).toBeNull();
  });

  it.each([
    ['held', /stays as it is until a person decides/],
    ['stalled', /no progress for longer than its step allows/],
    ['unobservable', /cannot be read now/],
    ['superseded', /the other operation went on/],
    ['awaiting-approval', /until somebody else approves/],
  ] as const)('says what %s means', async (state, text) => {
    serve({ operation: anOperation({ state }) });
    renderOperationPage(id);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('copies its own address', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    serve();
    renderOperationPage(id);
    await user.click(
      await screen.findByRole('button', {
        name: 'Copy the link to this page',
      }),
    );
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(writeText).toHaveBeenCalledWith(
      expect.stringMatching(/^http:\/\/localhost/),
    );
  });

  describe('with a long log', () => {
    const events = Array.from({ length: 200 }, (_, index) =>
      anOperationEvent({
        sequence: index + 1,
        type: 'progress',
        message: `Message ${index + 1}.`,
      }),
    );

    it('draws the newest, and the earlier ones when they are asked for', async () => {
      serve({ events });
      renderOperationPage(id);
      expect(await screen.findByText('Message 200.')).toBeVisible();
      expect(screen.getByText('200 entries')).toBeVisible();
      const log = within(screen.getByRole('log'));
      expect(log.getAllByRole('listitem')).toHaveLength(50);
      await userEvent.click(
        screen.getByRole('button', { name: 'Show 50 earlier entries' }),
      );
      expect(screen.getByText('Message 101.')).toBeVisible();
      expect(screen.queryByText('Message 100.')).toBeNull();
      expect(log.getAllByRole('listitem')).toHaveLength(50);
    });

    it('shows and marks the entry that the address names', async () => {
      serve({ events });
      renderOperationPage(id, undefined, '#event-7');
      const entry = (await screen.findByText('Message 7.')).closest('li');
      await waitFor(() => expect(entry).toHaveFocus());
      expect(entry).toHaveAttribute('aria-current', 'true');
      const other = screen.getByText('Message 9.').closest('li');
      await userEvent.click(
        within(other!).getByRole('link', { name: /^Link to entry 9 / }),
      );
      await waitFor(() =>
        expect(other).toHaveAttribute('aria-current', 'true'),
      );
      expect(entry).not.toHaveAttribute('aria-current');
    });
  });
});
