import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  anEnvironmentView,
  anOperation,
  aServiceView,
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen, within } from '@testing-library/react';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { SlipwayClient } from '../api/SlipwayClient';
import { slipwayApiRef } from '../api/slipwayApi';
import { operationRouteRef, serviceRouteRef } from '../routes';
import { isSlipwayAvailable } from './isSlipwayAvailable';
import { RolloutCard } from './RolloutCard';

const server = setupServer();
registerMswTestHooks(server);

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: 'backend' },
};

function renderCard(overrides: Partial<MockBackend> = {}) {
  server.use(...mockBackend(overrides).handlers);
  return renderInTestApp(
    <EntityProvider entity={entity}>
      <RolloutCard />
    </EntityProvider>,
    {
      apis: [
        [
          slipwayApiRef,
          new SlipwayClient({
            discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:0' }),
            fetchApi: { fetch: (input, init) => fetch(input, init) },
          }),
        ] as const,
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/operations-tab': serviceRouteRef,
        '/slipway/operations/:id': operationRouteRef,
      },
    },
  );
}

describe('RolloutCard', () => {
  it('says of each environment what runs, how it is, and what is under way', async () => {
    const operation = anOperation({ state: 'running' });
    const { container } = renderCard({
      view: aServiceView({
        environments: [
          anEnvironmentView({ name: 'staging', title: 'Staging' }),
          anEnvironmentView({
            title: 'Production',
            phase: 'Degraded',
            targets: [
              aTargetView({
                activeOperations: [operation],
                observation: {
                  status: 'observed',
                  observedAt: new Date().toISOString(),
                  workloads: [
                    aWorkload({
                      version: '1.2.0',
                      status: {
                        phase: 'Degraded',
                        reason: 'x',
                        message: 'It crashes',
                      },
                    }),
                  ],
                },
              }),
            ],
          }),
        ],
      }),
    });
    const list = await screen.findByRole('list', { name: 'Environments' });
    const [staging, production] = within(list)
      .getAllByRole('listitem')
      .map(item => within(item));
    expect(staging?.getByText('Healthy')).toBeVisible();
    expect(production?.getByText('Degraded')).toBeVisible();
    expect(production?.getByText('It crashes')).toBeVisible();
    expect(production?.getByText(/3 of 3 ready/)).toBeVisible();
    expect(
      production?.getByRole('link', { name: 'Production' }),
    ).toHaveAttribute('href', '/operations-tab');
    expect(
      production?.getByRole('link', { name: /^Roll back/ }),
    ).toHaveAttribute('href', `/slipway/operations/${operation.id}`);
    await expectNoFaults(container);
  });

  it('hints at the tab where nothing says what runs the component', async () => {
    renderCard({
      view: aServiceView({
        environments: [],
        setup: { message: 'No annotation', yaml: 'a: b\n' },
      }),
    });
    expect(await screen.findByText(/The tab Operations shows/)).toBeVisible();
  });

  it('says what went wrong', async () => {
    renderCard();
    server.use(
      http.get('*/api/slipway/services/default/component/backend', () =>
        refusal(403, 'NotAllowedError', { message: 'Not you' }),
      ),
    );
    expect(await screen.findByText('Not you')).toBeVisible();
  });
});

describe('isSlipwayAvailable', () => {
  const withAnnotation = (annotation?: string, kind = 'Component') => ({
    ...entity,
    kind,
    metadata: {
      name: 'backend',
      annotations: annotation ? { [annotation]: 'backend' } : {},
    },
  });

  it.each([
    ['backstage.io/kubernetes-id', 'Component', true],
    ['backstage.io/kubernetes-label-selector', 'Component', true],
    ['backstage.io/techdocs-ref', 'Component', false],
    [undefined, 'Component', false],
    ['backstage.io/kubernetes-id', 'API', false],
  ])('of %s on a %s is %s', (annotation, kind, expected) => {
    expect(isSlipwayAvailable(withAnnotation(annotation, kind))).toBe(expected);
  });
});
