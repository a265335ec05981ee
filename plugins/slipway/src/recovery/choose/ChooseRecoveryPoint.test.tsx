import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import {
  aChangeItem,
  anObservedChange,
  anOperation,
  aPlan,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent, { UserEvent } from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import {
  aDatastore,
  aDatastoreTarget,
  aDatastoreView,
  minutesAgo,
} from '../../__testUtils__/aDatastore';
import { aDrill } from '../../__testUtils__/aDrill';
import { expectNoFaults } from '../../__testUtils__/expectNoFaults';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../../__testUtils__/mockBackend';
import { renderTab } from '../../__testUtils__/renderScreen';
import { formatTime } from './parseTime';

const server = setupServer();
registerMswTestHooks(server);

const datastore = aDatastore();
const place = {
  entityRef: 'resource:default/retail-pg',
  environment: 'production',
  target: 'retail-data',
  workload: datastore.id,
};
const plan = aPlan({
  request: {
    kind: 'restore',
    ...place,
    input: { recoveryPoint: 'rds:retail-pg-2026-01-15-03-10' },
  },
  summary: 'Restore retail-pg into a new instance',
  confirmation: 'retail-pg',
});
const deployed = minutesAgo(30);

function serve(overrides: Partial<MockBackend> = {}) {
  const { backend, handlers } = mockBackend({
    datastores: [{ entityRef: place.entityRef, title: 'retail-pg' }],
    datastoreViews: {
      [place.entityRef]: aDatastoreView([aDatastoreTarget([datastore])]),
    },
    activity: [
      aChangeItem(anObservedChange({ id: 'bad-deploy', at: deployed })),
    ],
    plan,
    operation: aDrill({
      kind: 'restore',
      state: 'running',
      message: 'Copying',
    }),
    ...overrides,
  });
  server.use(...handlers);
  return backend;
}

async function open(user: UserEvent, kind: 'Restore' | 'Drill' = 'Restore') {
  renderTab();
  await user.click(
    await screen.findByRole('button', {
      name: `${kind}: retail-pg in Production`,
    }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('radio', { name: /latest restorable/ });
  return dialog;
}

type Dialog = ReturnType<typeof within>;
const reviewButton = (dialog: Dialog) =>
  dialog.getByRole('button', { name: 'Review' });
const field = (dialog: Dialog) => dialog.getByLabelText('Time, to the second');

async function review(user: UserEvent, dialog: Dialog) {
  await user.click(reviewButton(dialog));
  await dialog.findByText(/^Services that depend/);
  await user.click(dialog.getByLabelText(/^Reason/));
  await user.paste('A bad deploy');
}

describe('choosing what to restore', () => {
  it('takes the second before a deploy that is chosen on the axis', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await open(user);
    const mark = await dialog.findByRole('button', {
      name: /^Deployed 1.1.0 → 1.2.0/,
    });
    await user.click(mark);
    const before = new Date(Date.parse(deployed) - 1000);
    expect(field(dialog)).toHaveValue(formatTime(before));
    expect(
      dialog.getByText(/^[12] s before: Deployed 1.1.0 → 1.2.0 \(backend\)/),
    ).toBeVisible();
    await user.click(reviewButton(dialog));
    before.setMilliseconds(0);
    await waitFor(() =>
      expect(backend.planRequests).toEqual([
        {
          kind: 'restore',
          ...place,
          input: { pointInTime: before.toISOString() },
        },
      ]),
    );
  });

  it('tells the zone, and the window where the time is outside of it', async () => {
    serve();
    const user = userEvent.setup();
    const dialog = await open(user);
    await user.click(dialog.getByRole('radio', { name: 'An exact time' }));
    expect(field(dialog)).toHaveAccessibleDescription(/^In your zone .*UTC/);
    fireEvent.change(field(dialog), { target: { value: 'an hour ago' } });
    expect(field(dialog)).toHaveAccessibleDescription(/^Write it as/);
    expect(reviewButton(dialog)).toBeDisabled();
    fireEvent.change(field(dialog), {
      target: { value: '2020-01-01 00:00:00' },
    });
    expect(field(dialog)).toHaveAccessibleDescription(
      /^It can be restored to times from .* to /,
    );
    expect(reviewButton(dialog)).toBeDisabled();
  });

  it('moves the time with the keyboard, a minute at once', async () => {
    serve();
    const user = userEvent.setup();
    const dialog = await open(user);
    const slider = dialog.getByRole('slider', { name: 'Point in time' });
    const latest = Number(slider.getAttribute('aria-valuenow'));
    slider.focus();
    await user.keyboard('{PageDown}');
    await user.keyboard('{PageDown}');
    const chosen = new Date((latest - 120) * 1000);
    expect(field(dialog)).toHaveValue(formatTime(chosen));
  });

  it('takes a recovery point from the axis or the list, and comes back to it', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await open(user);
    await user.click(
      dialog.getByRole('button', { name: /^Recovery point rds:retail-pg/ }),
    );
    expect(
      dialog.getByRole('radio', { name: 'A recovery point' }),
    ).toBeChecked();
    await user.click(reviewButton(dialog));
    await dialog.findByText(/^Services that depend/);
    expect(backend.planRequests[0]?.input).toEqual({
      recoveryPoint: 'rds:retail-pg-2026-01-15-03-10',
    });
    await user.click(dialog.getByRole('button', { name: 'Back' }));
    expect(
      await dialog.findByRole('radio', { name: 'A recovery point' }),
    ).toBeChecked();
  });

  it('has no faults that a screen reader would stumble over', async () => {
    serve();
    await open(userEvent.setup());
    await expectNoFaults(screen.getByRole('dialog'));
  });
});

describe('a restore', () => {
  it('is not sent until the name of the source is typed (F9)', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await open(user);
    await review(user, dialog);
    const name = dialog.getByLabelText(/^Type retail-pg to confirm/);
    const submit = dialog.getByRole('button', { name: 'Restore' });
    await user.click(submit);
    expect(name).toHaveFocus();
    await user.type(name, 'retail-redis');
    await user.click(submit);
    expect(name).toHaveAccessibleDescription('This is not retail-pg.');
    expect(backend.operationRequests).toEqual([]);

    await user.clear(name);
    await user.type(name, 'retail-pg');
    await user.click(submit);
    expect(await dialog.findByText('Copying')).toBeVisible();
    expect(backend.operationRequests.map(({ body }) => body)).toEqual([
      {
        plan: plan.request,
        planHash: plan.planHash,
        reason: 'A bad deploy',
        confirmation: 'retail-pg',
      },
    ]);
  });

  it('asks for the name again where the plan has changed in the meantime (F9)', async () => {
    const backend = serve();
    backend.refusals = [
      () =>
        refusal(409, 'StalePlanError', {
          message: 'It has changed',
          plan: { ...plan, planHash: 'sha256:other' },
        }),
    ];
    const user = userEvent.setup();
    const dialog = await open(user);
    await review(user, dialog);
    await user.type(dialog.getByLabelText(/^Type retail-pg/), 'retail-pg');
    await user.click(dialog.getByRole('button', { name: 'Restore' }));
    expect(
      await dialog.findByText('Something has changed since you looked'),
    ).toBeVisible();
    expect(dialog.getByLabelText(/^Type retail-pg/)).toHaveValue('');
    expect(dialog.getByLabelText(/^Reason/)).toHaveValue('A bad deploy');
  });

  it('shows why it cannot be done, and asks for nothing then', async () => {
    serve({
      plan: {
        ...plan,
        blockers: [
          {
            code: 'RightMissing',
            message: 'rds:RestoreDBInstanceToPointInTime is not allowed',
            remedy: 'Add it to the executor’s policy',
          },
        ],
      },
    });
    const user = userEvent.setup();
    const dialog = await open(user);
    await user.click(reviewButton(dialog));
    expect(
      await dialog.findByText(/RestoreDBInstanceToPointInTime/),
    ).toBeVisible();
    expect(dialog.queryByLabelText(/^Type/)).not.toBeInTheDocument();
    expect(
      dialog.queryByRole('button', { name: 'Restore' }),
    ).not.toBeInTheDocument();
  });
});

describe('a drill and a snapshot', () => {
  it('leaves the point of a drill to the moment in which it runs', async () => {
    const backend = serve();
    const user = userEvent.setup();
    const dialog = await open(user, 'Drill');
    await user.click(reviewButton(dialog));
    await waitFor(() =>
      expect(backend.planRequests).toEqual([
        { kind: 'drill', ...place, input: {} },
      ]),
    );
  });

  it('makes the plan of a snapshot at once, as there is nothing to choose', async () => {
    const backend = serve({
      plan: { ...plan, confirmation: undefined },
      operation: anOperation(),
    });
    const user = userEvent.setup();
    renderTab();
    await user.click(
      await screen.findByRole('button', { name: /^Take a snapshot/ }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(plan.summary)).toBeVisible();
    expect(dialog.queryByLabelText(/^Type/)).not.toBeInTheDocument();
    expect(backend.planRequests).toEqual([
      { kind: 'snapshot', ...place, input: {} },
    ]);
  });
});
