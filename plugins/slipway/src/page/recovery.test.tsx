import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { aDatastoreView } from '../__testUtils__/aDatastore';
import { aDrill } from '../__testUtils__/aDrill';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import { MockBackend, mockBackend } from '../__testUtils__/mockBackend';
import { renderOperationPage } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const drill = aDrill();

function serve(overrides: Partial<MockBackend> = {}) {
  const { handlers } = mockBackend({
    operation: drill,
    datastoreViews: { 'resource:default/retail-pg': aDatastoreView() },
    ...overrides,
  });
  server.use(...handlers);
}

const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of a drill', () => {
  it('shows its phases with their lengths, and what each is for', async () => {
    serve();
    renderOperationPage(drill.id);
    const phases = await panel('Phases');
    expect(
      phases.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      '1DoneRestore into a new instance · changes6 s',
      '2DoneWait until it is available · checks30 min 54 s',
      '3DoneRun the owner’s checks · checks7 min',
      '4DoneRemove the copy · cleans up4 min',
    ]);
  });

  it('shows what it measured beside the objectives, and each check', async () => {
    serve();
    const { container } = renderOperationPage(drill.id);
    const measured = await panel('What it measured');
    expect(
      await measured.findByText(
        (_, element) =>
          element?.tagName === 'DD' &&
          element.textContent === '38 min · objective 1 h · kept',
      ),
    ).toBeVisible();
    expect(measured.getByText('4 min 12 s')).toBeVisible();
    expect(measured.getByText('31 min')).toBeVisible();
    expect(
      within(measured.getByRole('list', { name: 'Checks' })).getAllByTitle(
        'Passed',
      ),
    ).toHaveLength(2);
    const now = await panel('How it stands now');
    expect(now.getByText('Every objective is met.')).toBeVisible();
    await expectNoFaults(container);
  });

  it('says of a check that failed so, and measures no RTO then (F27)', async () => {
    const steps = drill.steps.map(step =>
      step.finding?.type === 'checked'
        ? {
            ...step,
            finding: {
              ...step.finding,
              checks: [
                { name: 'orders are there', passed: false, message: 'false' },
              ],
            },
          }
        : step,
    );
    serve({ operation: { ...drill, state: 'failed', steps } });
    renderOperationPage(drill.id);
    const measured = await panel('What it measured');
    expect(measured.getByTitle('Failed')).toBeInTheDocument();
    expect(measured.getByText(/^not measured/)).toBeVisible();
  });

  it('says before it is stopped that it cleans up after itself', async () => {
    serve({
      operation: { ...drill, state: 'running', endedAt: undefined },
    });
    const user = userEvent.setup();
    renderOperationPage(drill.id);
    await user.click(
      await screen.findByRole('button', { name: 'Stop this operation' }),
    );
    expect(
      await screen.findByText(/then removes what it made for itself/),
    ).toBeVisible();
  });
});
