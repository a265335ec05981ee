import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import {
  anEnvironmentView,
  anInstance,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import { mockBackend } from '../__testUtils__/mockBackend';
import { renderTab } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

const container = (name: string, ready: boolean) => ({
  name,
  ready,
  state: ready ? 'Running' : 'CrashLoopBackOff',
  restarts: ready ? 0 : 4,
});

const view = aServiceView({
  environments: [
    anEnvironmentView({
      targets: [
        aTargetView({
          observation: {
            status: 'observed',
            observedAt: new Date().toISOString(),
            workloads: [
              aWorkload({
                instances: [
                  anInstance({ name: 'backend-well' }),
                  anInstance({
                    name: 'backend-ill',
                    ready: false,
                    containers: [
                      container('proxy', true),
                      container('backend', false),
                    ],
                  }),
                ],
              }),
            ],
          },
        }),
      ],
    }),
  ],
});

function fakeKubernetes(answer: (path: URL) => Response) {
  const asked: string[] = [];
  const api: Partial<KubernetesApi> = {
    async proxy({ clusterName, path }) {
      asked.push(`${clusterName} ${path}`);
      return answer(new URL(path, 'http://localhost'));
    },
  };
  return { api: api as KubernetesApi, asked };
}

async function openInstances() {
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /2 instances/ }));
  return user;
}

describe('the logs of an instance', () => {
  beforeEach(() => server.use(...mockBackend({ view }).handlers));

  it('show the end of the container that fails, of this run and the one before', async () => {
    const { api, asked } = fakeKubernetes(({ searchParams }) =>
      searchParams.has('previous')
        ? new Response('OutOfMemoryError\n')
        : new Response('Started\n'),
    );
    renderTab(undefined, '', api);
    const user = await openInstances();
    const buttons = screen.getAllByRole('button', { name: /^Logs of/ });
    expect(buttons.map(button => button.getAttribute('aria-label'))).toEqual([
      'Logs of backend-ill',
      'Logs of backend-well',
    ]);
    await user.click(buttons[0]!);

    const dialog = within(await screen.findByRole('dialog'));
    const text = await dialog.findByRole('region', {
      name: 'Last 200 lines of backend',
    });
    expect(text).toHaveTextContent('Started');
    await user.selectOptions(dialog.getByLabelText('Which run'), 'previous');
    expect(await dialog.findByText(/OutOfMemoryError/)).toBeVisible();
    await user.selectOptions(dialog.getByLabelText('Last lines'), '1000');
    await user.selectOptions(dialog.getByLabelText('Container'), 'proxy');
    await dialog.findByRole('region', { name: 'Last 1000 lines of proxy' });
    await waitFor(() =>
      expect(asked).toEqual([
        'retail-cluster /api/v1/namespaces/production/pods/backend-ill/log?container=backend&tailLines=200',
        'retail-cluster /api/v1/namespaces/production/pods/backend-ill/log?container=backend&tailLines=200&previous=true',
        'retail-cluster /api/v1/namespaces/production/pods/backend-ill/log?container=backend&tailLines=1000&previous=true',
        'retail-cluster /api/v1/namespaces/production/pods/backend-ill/log?container=proxy&tailLines=1000&previous=true',
      ]),
    );
    await expectNoFaults(screen.getByRole('dialog'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(buttons[0]).toHaveFocus();
  });

  it('can be copied and read again', async () => {
    let run = 0;
    const { api } = fakeKubernetes(() => new Response(`line ${(run += 1)}`));
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    renderTab(
      undefined,
      '?logs=production/retail-cluster/deployment.backend/backend-well',
      api,
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('line 1')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Refresh' }));
    expect(await dialog.findByText('line 2')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Copy' }));
    expect(writeText).toHaveBeenCalledWith('line 2');
  });

  it.each([
    [
      400,
      'previous terminated container "x" in pod "y" not found',
      /has not run before/,
    ],
    [403, 'pods "y" is forbidden', /lack the right to get pods\/log/],
    [
      400,
      'container "x" in pod "y" is waiting to start: ContainerCreating',
      /has not started yet \(ContainerCreating\)/,
    ],
  ])('say in a sentence what a %s means', async (status, message, sentence) => {
    const { api } = fakeKubernetes(() =>
      Response.json({ kind: 'Status', message }, { status }),
    );
    renderTab(
      undefined,
      '?logs=production/retail-cluster/deployment.backend/backend-ill',
      api,
    );
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('are left out where the stock plugin is not installed, with what to install', async () => {
    renderTab();
    await openInstances();
    expect(screen.queryByRole('button', { name: /^Logs of/ })).toBeNull();
    expect(
      screen.getByText(/@backstage\/plugin-kubernetes in the app/),
    ).toBeVisible();
  });

  it('lead to the tab of the stock plugin', async () => {
    const { api } = fakeKubernetes(() => new Response(''));
    renderTab(undefined, '', api);
    await openInstances();
    expect(
      screen.getByRole('link', { name: 'Open the Kubernetes tab' }),
    ).toHaveAttribute('href', '/catalog/default/component/backend/kubernetes');
  });
});
