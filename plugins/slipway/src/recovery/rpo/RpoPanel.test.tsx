import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { aDatastoreView } from '../../__testUtils__/aDatastore';
import { aRecoveryHistory } from '../../__testUtils__/aDrill';
import { MockBackend, mockBackend } from '../../__testUtils__/mockBackend';
import { renderDatastoreTab } from '../../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(overrides: Partial<MockBackend> = {}) {
  const { handlers } = mockBackend({
    datastoreViews: { 'resource:default/retail-pg': aDatastoreView() },
    ...overrides,
  });
  server.use(...handlers);
}

describe('the past of an RPO', () => {
  it('is drawn with its objective and its gap in the legend', async () => {
    serve();
    renderDatastoreTab();
    const figure = within(
      await screen.findByRole('figure', { name: 'Achievable RPO' }),
    );
    expect(figure.getByText('Objective of RPO')).toBeVisible();
    expect(figure.getByText('Not observed')).toBeVisible();
  });

  it('is a table too, in which the gap is a row and what is over the objective says so', async () => {
    serve();
    const user = userEvent.setup();
    renderDatastoreTab();
    await user.click(
      await screen.findByRole('button', {
        name: 'RPO of retail-pg as a table',
      }),
    );
    const table = within(
      screen.getByRole('table', { name: /^Achievable RPO/ }),
    );
    expect(table.getAllByRole('row')).toHaveLength(101);
    for (const rows of ['200', '300', '400']) {
      await user.click(
        screen.getByRole('button', { name: 'Show 100 older rows' }),
      );
      expect(table.getAllByRole('row').length).toBeGreaterThan(Number(rows));
    }
    expect(
      table.getByRole('rowheader', { name: 'Not observed' }),
    ).toBeInTheDocument();
    expect(
      table.getByText('2 h 40 min, over the objective'),
    ).toBeInTheDocument();
  });

  it('says that there is none yet', async () => {
    serve({ recoveryHistory: aRecoveryHistory({ samples: [] }) });
    renderDatastoreTab();
    expect(await screen.findByText(/^No history yet/)).toBeVisible();
  });
});
