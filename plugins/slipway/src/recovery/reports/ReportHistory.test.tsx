import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { aDatastoreView, minutesAgo } from '../../__testUtils__/aDatastore';
import { aDrill, aRecoveryReport } from '../../__testUtils__/aDrill';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../../__testUtils__/mockBackend';
import { renderDatastoreTab } from '../../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const drills = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aRecoveryReport(
      aDrill({
        id: `5e1d9c1e-6d0b-4f0e-9a43-${String(index).padStart(12, '0')}`,
        createdAt: minutesAgo(60 * (index + 1)),
      }),
    ),
  );

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend({
    datastoreViews: { 'resource:default/retail-pg': aDatastoreView() },
    ...overrides,
  });
  server.use(...handlers);
  return backend;
}

const table = async () =>
  within(
    await screen.findByRole('table', {
      name: 'Restores and drills of retail-pg, the newest first',
    }),
  );

describe('the history of restores and drills', () => {
  it('shows what each measured, and leads to its operation', async () => {
    serve({ reports: drills(1) });
    renderDatastoreTab();
    const shown = await table();
    expect(shown.getAllByRole('cell').map(cell => cell.textContent)).toEqual([
      'Succeeded',
      '38 min',
      '31 min',
      '4 min 12 s',
      '2 of 2 passed',
      expect.stringMatching(/ago$/),
      'olivia',
    ]);
    expect(shown.getByRole('link', { name: 'Drill' })).toHaveAttribute(
      'href',
      '/slipway/operations/5e1d9c1e-6d0b-4f0e-9a43-000000000000',
    );
  });

  it('does not say of one without checks that they passed (F27)', async () => {
    const [report] = drills(1);
    serve({
      reports: [{ ...report!, checks: [], recoverySeconds: undefined }],
    });
    renderDatastoreTab();
    expect((await table()).getByText('no checks')).toBeVisible();
  });

  it('loads older ones, and takes all of them away as a file', async () => {
    serve({ reports: drills(120) });
    const files: Blob[] = [];
    const names: string[] = [];
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = file => `blob:${files.push(file as Blob)}`;
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function keep(this: HTMLAnchorElement) {
        names.push(this.download);
      });
    try {
      const user = userEvent.setup();
      renderDatastoreTab();
      expect((await table()).getAllByRole('row')).toHaveLength(21);
      const panel = screen.getByRole('group', {
        name: 'retail-pg in Production',
      });
      await user.click(
        within(panel).getByRole('button', { name: 'Show older' }),
      );
      await waitFor(async () =>
        expect((await table()).getAllByRole('row')).toHaveLength(41),
      );
      for (const format of ['CSV', 'JSON']) {
        await user.click(
          screen.getByRole('button', {
            name: `Download ${format}: restores and drills of retail-pg`,
          }),
        );
        await waitFor(() =>
          expect(names).toContain(
            `recovery-retail-pg-production.${format.toLowerCase()}`,
          ),
        );
      }
      expect(files.map(({ type }) => type)).toEqual([
        'text/csv;charset=utf-8',
        'application/json',
      ]);
      expect(files.every(({ size }) => size > 120 * 200)).toBe(true);
    } finally {
      click.mockRestore();
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });

  it('says why they cannot be loaded', async () => {
    serve();
    server.use(
      http.get('*/api/slipway/services/*/recovery-reports', () =>
        refusal(400, 'InputError', { message: 'Not now' }),
      ),
    );
    renderDatastoreTab();
    expect(
      await screen.findByText('The reports could not be loaded'),
    ).toBeVisible();
  });
});
