import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  knownFact,
  TargetView,
  unknownFact,
} from '@slipway/backstage-plugin-slipway-common';
import { refused } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  aDatastore,
  aDatastoreTarget,
  aDatastoreView,
  minutesAgo,
  someObjectives,
} from '../__testUtils__/aDatastore';
import { aDrill } from '../__testUtils__/aDrill';
import { MockBackend, mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const entityRef = 'resource:default/retail-pg';

/** A backend whose component depends on a data store in that target. */
function serve(target: TargetView, overrides: Partial<MockBackend> = {}) {
  const { handlers } = mockBackend({
    datastores: [{ entityRef, title: 'retail-pg' }],
    datastoreViews: { [entityRef]: aDatastoreView([target]) },
    ...overrides,
  });
  server.use(...handlers);
}

const row = async () =>
  within(await screen.findByRole('group', { name: 'retail-pg in Production' }));

describe('a data store', () => {
  it('says why a button cannot be pressed', async () => {
    const nothing = aDatastore({
      window: unknownFact('not-configured', 'Automated backups are off'),
      recoveryPoints: knownFact([], {
        source: 'rds:DescribeDBSnapshots',
        observedAt: minutesAgo(1),
      }),
    });
    serve(
      aDatastoreTarget([nothing], {
        permitted: refused('Only owners may do this.', ['drill']),
      }),
    );
    renderTab();
    const shown = await row();
    const find = (name: RegExp) => shown.getByRole('button', { name });
    expect(find(/^Restore:/)).toHaveAccessibleDescription(
      'There is nothing to restore from.',
    );
    expect(find(/^Drill:/)).toHaveAccessibleDescription(
      'Only owners may do this.',
    );
    expect(find(/^Take a snapshot/)).not.toHaveAttribute('aria-disabled');
  });

  it('shows a drill that runs, which holds up another drill but no restore', async () => {
    const operation = aDrill({
      state: 'running',
      message: 'The copy is being made',
      endedAt: undefined,
    });
    serve(aDatastoreTarget([aDatastore()], { activeOperations: [operation] }), {
      operation,
    });
    renderTab();
    const shown = await row();
    expect(await shown.findByText('The copy is being made')).toBeVisible();
    expect(
      shown.getByRole('button', { name: /^Drill:/ }),
    ).toHaveAccessibleDescription(/is running here/);
    expect(
      shown.getByRole('button', { name: /^Restore:/ }),
    ).not.toHaveAttribute('aria-disabled');
  });

  it('unfolds how it is protected, its weaknesses and its recovery points', async () => {
    serve(
      aDatastoreTarget([
        aDatastore({
          deletionProtection: knownFact(false, {
            source: 'rds:DescribeDBInstances',
            observedAt: minutesAgo(1),
          }),
        }),
      ]),
    );
    const user = userEvent.setup();
    renderTab();
    const shown = await row();
    await user.click(
      shown.getByRole('button', { name: /^Backups and protection · 1 weak/ }),
    );
    expect(
      await shown.findByText(/^Deletion protection is off\./),
    ).toBeVisible();
    expect(
      within(shown.getByRole('list', { name: 'Recovery points' })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(2);
  });

  it('shows an objective for the loss of the region beside that for the region itself', async () => {
    const objectives = [
      ...someObjectives,
      {
        measure: 'rpo' as const,
        scope: 'region' as const,
        seconds: 86_400,
        source: 'slipway.dev/rpo-region',
      },
    ];
    serve(aDatastoreTarget([aDatastore()], {}, { objectives }));
    renderTab();
    const region = within(
      (await row()).getByRole('group', { name: 'RPO, other region' }),
    );
    expect(region.getByText('none recorded')).toBeVisible();
    expect(region.getByText('Breached')).toBeInTheDocument();
  });
});
