import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  aRevision,
  refused,
  aServiceView,
  anEnvironmentView,
  aTargetView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const REVISIONS =
  'http://localhost:0/api/slipway/services/default/component/backend/workloads/:workload/revisions';
const ADDRESS = '?revisions=production/retail-cluster/deployment.backend';

const diff = `--- a
+++ b
@@ -1,3 +1,3 @@
   containers:
-    - image: ecr/retail-backend:1.1.0
+    - image: ecr/retail-backend:1.2.0
       env: •••
`;

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend({ diff, ...overrides });
  server.use(...handlers);
  return backend;
}

const findDrawer = async () =>
  within(
    await screen.findByRole('dialog', {
      name: 'Revisions: backend in production',
    }),
  );

describe('the revisions of a workload', () => {
  it('open from their button, and Escape closes them and gives the focus back', async () => {
    serve();
    const user = userEvent.setup();
    renderTab();
    const button = await screen.findByRole('button', {
      name: 'Revisions of backend',
    });
    await user.click(button);
    const drawer = await findDrawer();
    const list = within(
      await drawer.findByRole('list', { name: /newest first/ }),
    );
    expect(list.getAllByRole('listitem').map(item => item.textContent)).toEqual(
      [
        expect.stringMatching(/^1\.2\.0revision 4ToRuns now/),
        expect.stringMatching(/^1\.1\.0revision 3From/),
        expect.stringMatching(/^1\.0\.0revision 2/),
      ],
    );
    await expectNoFaults(screen.getByRole('dialog'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(button).toHaveFocus();
  });

  it('compare the current with the one before it, then any two, and the other way round', async () => {
    const asked: string[] = [];
    serve();
    server.use(
      http.get(`${REVISIONS}/diff`, ({ request }) => {
        const query = new URL(request.url).searchParams;
        const [from, to] = [query.get('from'), query.get('to')];
        asked.push(`${from} → ${to}`);
        return HttpResponse.json({ from, to, diff: to === '2' ? '' : diff });
      }),
    );
    const user = userEvent.setup();
    renderTab(undefined, ADDRESS);
    const drawer = await findDrawer();
    expect(
      await drawer.findByText('retail-backend: 1.1.0 → 1.2.0'),
    ).toBeVisible();
    expect(
      drawer.getByText(/stands for a value that may be secret/),
    ).toBeVisible();

    await user.selectOptions(drawer.getByLabelText('From'), '2');
    await user.click(drawer.getByRole('button', { name: 'Swap the two' }));
    expect(await drawer.findByText(/^No difference/)).toBeVisible();
    await user.selectOptions(drawer.getByLabelText('To'), '4');
    expect(drawer.getByText(/Both sides are the same/)).toBeVisible();
    expect(asked).toEqual(['3 → 4', '2 → 4', '4 → 2']);
  });

  it('lead to a rollback with the revision chosen', async () => {
    const backend = serve();
    const user = userEvent.setup();
    renderTab(undefined, ADDRESS);
    const drawer = await findDrawer();
    await user.click(
      await drawer.findByRole('button', { name: 'Roll back to revision 2' }),
    );
    await screen.findByText(/^Services that depend/);
    expect(backend.planRequests).toEqual([
      expect.objectContaining({ kind: 'rollback', input: { toRevision: '2' } }),
    ]);
  });

  it('offer no rollback to what runs or whose image is gone, and say why one is refused', async () => {
    serve({
      view: aServiceView({
        environments: [
          anEnvironmentView({
            targets: [aTargetView({ permitted: refused('Owners only.') })],
          }),
        ],
      }),
      revisions: [
        aRevision({ revision: '4', current: true, replicas: 2 }),
        aRevision({
          revision: '3',
          replicas: 1,
          imageAvailable: {
            known: true,
            value: false,
            source: 'ECR',
            observedAt: '2026-01-15T10:00:00.000Z',
          },
        }),
        aRevision({ revision: '2' }),
      ],
    });
    renderTab(undefined, ADDRESS);
    const drawer = await findDrawer();
    expect(
      await drawer.findByRole('button', { name: /^Roll back to/ }),
    ).toHaveAccessibleDescription('Owners only.');
    expect(drawer.getByText('2 instances run')).toBeVisible();
    expect(drawer.getByText('Still runs')).toBeVisible();
    expect(drawer.getByText('Image is gone')).toBeVisible();
  });

  it('come page by page', async () => {
    serve();
    server.use(
      http.get(REVISIONS, ({ request }) =>
        HttpResponse.json(
          new URL(request.url).searchParams.get('cursor')
            ? { items: [aRevision({ revision: '1' })] }
            : {
                items: [aRevision({ revision: '2', current: true })],
                nextCursor: 'more',
              },
        ),
      ),
    );
    const user = userEvent.setup();
    renderTab(undefined, ADDRESS);
    const drawer = await findDrawer();
    expect(await drawer.findByText(/nothing to compare/)).toBeVisible();
    await user.click(
      await drawer.findByRole('button', { name: 'Show older ones' }),
    );
    expect(await drawer.findByText('2 revisions')).toBeVisible();
  });

  it('say what went wrong, and that an address leads nowhere', async () => {
    serve();
    server.use(
      http.get(REVISIONS, () =>
        refusal(400, 'InputError', { message: 'Not now' }),
      ),
    );
    const { unmount } = renderTab(undefined, ADDRESS);
    const drawer = await findDrawer();
    expect(await drawer.findByText('Not now')).toBeVisible();
    unmount();

    renderTab(undefined, '?revisions=production/nowhere/deployment.x');
    expect(
      await screen.findByText(/names production \/ nowhere \/ deployment\.x/),
    ).toBeVisible();
  });
});
