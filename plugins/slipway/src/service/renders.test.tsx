import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { SERVICE_SIGNAL_CHANNEL } from '@slipway/backstage-plugin-slipway-common';
import {
  anEnvironmentView,
  anInstance,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { change } from '../__testUtils__/mockActivity';
import { mockBackend } from '../__testUtils__/mockBackend';
import { FakeSignals, renderTab } from '../__testUtils__/renderScreen';
import { ActivityEntry } from '../activity/ActivityEntry';
import { ActivityMark } from '../activity/ActivityMark';
import { EnvironmentColumn } from './EnvironmentColumn';
import { InstanceRow } from './InstanceRow';

const server = setupServer();
registerMswTestHooks(server);

const observedAt = new Date().toISOString();

/** Two environments, and forty pods in production of which one may be in trouble. */
const at = (version: string, troubled?: number) =>
  aServiceView({
    version,
    environments: ['staging', 'production'].map(name =>
      anEnvironmentView({
        name,
        title: name,
        targets: [
          aTargetView({
            observation: {
              status: 'observed',
              observedAt,
              workloads: [
                aWorkload({
                  instances: Array.from(
                    { length: name === 'staging' ? 1 : 40 },
                    (_, index) =>
                      anInstance({
                        name: `${name}-pod-${index}`,
                        restarts:
                          name === 'production' && index === troubled ? 7 : 0,
                      }),
                  ),
                }),
              ],
            },
          }),
        ],
      }),
    ),
  });

/** How often each of them is drawn from now on. */
function countRenders() {
  const spies = {
    columns: jest.spyOn(EnvironmentColumn, 'type'),
    rows: jest.spyOn(InstanceRow, 'type'),
    entries: jest.spyOn(ActivityEntry, 'type'),
    marks: jest.spyOn(ActivityMark, 'type'),
  };
  return {
    forget: () => Object.values(spies).forEach(spy => spy.mockClear()),
    read: () =>
      Object.fromEntries(
        Object.entries(spies).map(([name, { mock }]) => [
          name,
          mock.calls.length,
        ]),
      ),
  };
}

async function showAllPods() {
  const renders = countRenders();
  const { backend, handlers } = mockBackend({
    view: at('1'),
    activity: [change('a'), change('b', { environment: 'staging' })],
  });
  server.use(...handlers);
  const signals = new FakeSignals();
  renderTab(signals);
  const user = userEvent.setup();
  const column = within(
    await screen.findByRole('region', { name: 'production' }),
  );
  await user.click(column.getByRole('button', { name: '40 instances' }));
  await user.click(column.getByRole('button', { name: 'Show the other 32' }));
  await column.findByRole('button', { name: 'Show fewer' });
  await screen.findAllByRole('button', { name: /^Deployed 1\.1\.0/ });
  expect(renders.read()).toMatchObject({ rows: 40 });
  return {
    renders,
    column,
    signal: async (version: string, troubled?: number) => {
      backend.view = at(version, troubled);
      renders.forget();
      await signals.send(SERVICE_SIGNAL_CHANNEL, {
        id: backend.view.signalId,
        version,
      });
    },
  };
}

afterEach(() => jest.restoreAllMocks());

describe('a signal', () => {
  it('draws the one pod of forty that has changed, in its column', async () => {
    const { renders, column, signal } = await showAllPods();
    await signal('2', 17);
    expect(await column.findByText(/7 restarts/)).toBeVisible();
    expect(renders.read()).toEqual({
      columns: 1,
      rows: 1,
      entries: 0,
      marks: 0,
    });
  });

  it('draws none of them again where none has changed', async () => {
    const { renders, column, signal } = await showAllPods();
    await signal('2');
    await signal('3', 17);
    expect(await column.findByText(/7 restarts/)).toBeVisible();
    expect(renders.read()).toMatchObject({ columns: 1, rows: 1 });
  });
});
