import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  anOperation,
  aPlan,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent, { UserEvent } from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../../__testUtils__/mockBackend';
import { renderTab } from '../../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend(overrides);
  server.use(...handlers);
  return backend;
}

async function openRollback(user: UserEvent) {
  renderTab();
  await user.click(await screen.findByRole('button', { name: 'Roll back' }));
  return screen.findByRole('dialog', {
    name: 'Roll back: backend in production',
  });
}

async function review(user: UserEvent) {
  const dialog = within(await openRollback(user));
  await dialog.findByRole('radio', { name: /1.1.0/, checked: true });
  await user.click(dialog.getByRole('button', { name: 'Review' }));
  await dialog.findByText(/^Services that depend/);
  return dialog;
}

const giveReason = async (
  user: UserEvent,
  dialog: ReturnType<typeof within>,
) => {
  await user.click(dialog.getByLabelText(/^Reason/));
  await user.paste('Error rate');
};
const submit = (dialog: ReturnType<typeof within>) =>
  dialog.getByRole('button', { name: 'Roll back' });

describe('rolling back', () => {
  it('goes from the choice to the end', async () => {
    const backend = serve({
      plan: aPlan({
        warnings: [
          { code: 'HpaOwnsReplicas', message: 'The HPA owns the replicas' },
        ],
        blastRadius: [
          {
            entityRef: 'component:default/consumer-web',
            relation: 'dependencyOf',
          },
        ],
      }),
    });
    const user = userEvent.setup();
    const dialog = await review(user);
    expect(backend.planRequests).toEqual([aPlan().request]);

    const changes = dialog.getByRole('region', { name: /^Difference of/ });
    expect(changes).toHaveTextContent(/removed:.*1\.2\.0/);
    expect(changes).toHaveTextContent(/added:.*1\.1\.0/);
    expect(dialog.getByText('The HPA owns the replicas')).toBeVisible();
    expect(dialog.getByText(/Replaces 3 instances/)).toBeVisible();
    expect(dialog.getByRole('link', { name: 'consumer-web' })).toHaveAttribute(
      'href',
      '/catalog/default/component/consumer-web',
    );
    expect(dialog.getByText(/kubectl .* rollout undo/)).toBeVisible();

    await giveReason(user, dialog);
    await user.click(submit(dialog));
    expect(
      await dialog.findByText('Waiting for the new instances'),
    ).toBeVisible();
    expect(backend.operationRequests).toEqual([
      {
        body: {
          plan: aPlan().request,
          planHash: aPlan().planHash,
          reason: 'Error rate',
        },
        key: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    expect(
      dialog.getByRole('link', { name: /operation’s page/ }),
    ).toHaveAttribute('href', `/slipway/operations/${anOperation().id}`);

    backend.operation = anOperation({
      state: 'succeeded',
      message: 'All done',
    });
    expect(await dialog.findByText('All done')).toBeVisible();
  });

  it('marks the revision that runs, and shows what differs on demand', async () => {
    serve();
    const user = userEvent.setup();
    const dialog = within(await openRollback(user));
    expect(await dialog.findByRole('radio', { name: /1.2.0/ })).toBeDisabled();
    expect(dialog.getByText('Runs now')).toBeVisible();
    await user.click(
      dialog.getAllByRole('button', { name: 'Show what differs' })[0]!,
    );
    expect(await dialog.findByText('No difference')).toBeVisible();
  });

  it('asks for the reason before anything is sent', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await review(user);
    await user.click(submit(dialog));
    expect(await dialog.findByText('Say why, in a few words.')).toBeVisible();
    expect(dialog.getByLabelText(/^Reason/)).toHaveFocus();
    expect(backend.operationRequests).toEqual([]);
  });

  it('sends once at a double click', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    await user.dblClick(submit(dialog));
    await dialog.findByText('Waiting for the new instances');
    expect(backend.operationRequests).toHaveLength(1);
  });

  it('sends the same key again when no answer came', async () => {
    const backend = serve({ refusals: [() => HttpResponse.error()] });
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    await user.click(submit(dialog));
    expect(await dialog.findByText(/Trying again is safe/)).toBeVisible();

    await user.click(submit(dialog));
    await dialog.findByText('Waiting for the new instances');
    const [first, second] = backend.operationRequests.map(({ key }) => key);
    expect(first).toBe(second);
  });

  it('shows the plan as it is now when it has become stale, and asks again', async () => {
    const now = aPlan({ planHash: 'sha256:new', summary: 'Another plan' });
    const backend = serve({
      refusals: [
        () => refusal(409, 'StalePlanError', { message: 'Stale', plan: now }),
      ],
    });
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    await user.click(submit(dialog));

    expect(
      await dialog.findByText('Something has changed since you looked'),
    ).toBeVisible();
    expect(dialog.getByText('Another plan')).toHaveFocus();
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue('Error rate');
    expect(backend.operationRequests).toHaveLength(1);

    await user.click(submit(dialog));
    await dialog.findByText('Waiting for the new instances');
    const [first, second] = backend.operationRequests;
    expect(second?.body.planHash).toBe('sha256:new');
    expect(second?.key).not.toBe(first?.key);
  });

  it('says what was refused', async () => {
    serve({
      refusals: [
        () =>
          refusal(403, 'NotAllowedError', {
            message: 'slipway.rollback is refused on production',
          }),
      ],
    });
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    await user.click(submit(dialog));
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(/slipway.rollback is refused/);
    expect(alert).not.toHaveTextContent(/Trying again/);
  });

  it('offers nothing to press where something forbids it', async () => {
    serve({
      plan: aPlan({
        blockers: [
          {
            code: 'ImageGone',
            message: 'The image is gone',
            remedy: 'Push it again',
          },
        ],
      }),
    });
    const dialog = await review(userEvent.setup());
    expect(dialog.getByText('The image is gone')).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Roll back' })).toBeNull();
  });

  const holder = {
    operationId: '7a0c9c1e-6d0b-4f0e-9a43-0b8f8f0a1a07',
    kind: 'restart' as const,
    requestedBy: 'user:default/omar',
  };

  it('names who holds the target, and waits', async () => {
    serve({ plan: aPlan({ holder: { ...holder, supersedable: false } }) });
    const dialog = await review(userEvent.setup());
    expect(
      dialog.getByText('Restart by user:default/omar is running here'),
    ).toBeVisible();
    expect(
      dialog.getByRole('link', { name: 'See the operation' }),
    ).toHaveAttribute('href', `/slipway/operations/${holder.operationId}`);
    expect(dialog.queryByRole('button', { name: 'Roll back' })).toBeNull();
  });

  it('takes over only when that is asked for', async () => {
    const backend = serve({
      plan: aPlan({ holder: { ...holder, supersedable: true } }),
    });
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    expect(submit(dialog)).toBeDisabled();
    await user.click(dialog.getByRole('checkbox', { name: /Take over/ }));
    await user.click(submit(dialog));
    await dialog.findByText('Waiting for the new instances');
    expect(backend.operationRequests[0]?.body.supersedes).toBe(
      holder.operationId,
    );
  });

  it('finds out who came first when the target was taken in between', async () => {
    const backend = serve({
      refusals: [
        () => refusal(409, 'ConflictError', { message: 'Held by another' }),
      ],
    });
    const user = userEvent.setup();
    const dialog = await review(user);
    await giveReason(user, dialog);
    backend.plan = aPlan({ holder: { ...holder, supersedable: false } });
    await user.click(submit(dialog));
    expect(
      await dialog.findByText('Restart by user:default/omar is running here'),
    ).toBeVisible();
  });

  it('closes with Escape and gives the focus back', async () => {
    serve();
    const user = userEvent.setup();
    await openRollback(user);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Roll back' })).toHaveFocus();
  });
});
