import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import {
  aServiceView,
  anEnvironmentView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mockBackend } from '../__testUtils__/mockBackend';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const { signalId: id } = aServiceView();
const at = (version: string) =>
  aServiceView({
    version,
    environments: [
      anEnvironmentView({
        targets: [
          aTargetView({
            observation: {
              status: 'observed',
              observedAt: new Date().toISOString(),
              workloads: [aWorkload({ version: `1.0.${version}` })],
            },
          }),
        ],
      }),
    ],
  });

async function show(version: string) {
  const { backend, handlers } = mockBackend({ view: at(version) });
  server.use(...handlers);
  const signals = new FakeSignals();
  renderTab(signals);
  await screen.findByText(`1.0.${version}`);
  return {
    backend,
    send: (...versions: string[]) =>
      signals.send(
        SERVICE_SIGNAL_CHANNEL,
        ...versions.map(next => ({ id, version: next })),
      ),
    signals,
  };
}

describe('useServiceView', () => {
  it('fetches once at a signal, waiting for the version that it names', async () => {
    const { backend, send } = await show('100');
    backend.view = at('101');
    await send('101');
    expect(await screen.findByText('1.0.101')).toBeVisible();
    expect(backend.serviceQueries).toEqual(['', '?after=101']);
  });

  it('does nothing at a signal of another service, of the version that is shown, or of one before', async () => {
    const { backend, send, signals } = await show('100');
    backend.view = at('101');
    await send('101');
    await screen.findByText('1.0.101');

    await send('100', '101');
    await signals.send(SERVICE_SIGNAL_CHANNEL, {
      id: 'somebody-else',
      version: '102',
    });
    backend.view = at('103');
    await send('103');
    await screen.findByText('1.0.103');
    expect(backend.serviceQueries).toEqual(['', '?after=101', '?after=103']);
  });

  it('merges the signals that come while it fetches, and loses none among those of other services', async () => {
    const { backend, signals } = await show('100');
    backend.view = at('104');
    await signals.send(
      SERVICE_SIGNAL_CHANNEL,
      { id, version: '101' },
      { id: 'somebody-else', version: '7' },
      { id, version: '102' },
      { id, version: '104' },
      { id: 'somebody-else', version: '8' },
    );
    await screen.findByText('1.0.104');
    expect(backend.serviceQueries).toHaveLength(2);
  });

  it('keeps what is shown while it fetches', async () => {
    const { send } = await show('100');
    await screen.findByText('Nothing has happened here yet');
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    server.use(
      http.get('*/api/slipway/services/:namespace/:kind/:name', async () => {
        await held;
        return HttpResponse.json(at('101'));
      }),
    );
    await send('101');
    expect(screen.getByText('1.0.100')).toBeVisible();
    expect(screen.queryByRole('status', { name: /Loading/ })).toBeNull();
    release();
    expect(await screen.findByText('1.0.101')).toBeVisible();
  });

  it('fetches again when the signal came before the first answer', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const asked: string[] = [];
    server.use(
      http.get(
        '*/api/slipway/services/:namespace/:kind/:name',
        async ({ request }) => {
          const { search } = new URL(request.url);
          asked.push(search);
          if (search) {
            return HttpResponse.json(at('101'));
          }
          await held;
          return HttpResponse.json(at('100'));
        },
      ),
    );
    const signals = new FakeSignals();
    renderTab(signals);
    await waitFor(() => expect(asked).toEqual(['']));
    await signals.send(SERVICE_SIGNAL_CHANNEL, { id, version: '101' });
    release();
    expect(await screen.findByText('1.0.101')).toBeVisible();
    expect(asked).toEqual(['', '?after=101']);
  });
});
