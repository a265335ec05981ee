import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  aDatastore,
  aDatastoreTarget,
  aDatastoreView,
  minutesAgo,
} from '../__testUtils__/aDatastore';
import { expectNoFaults } from '../__testUtils__/expectNoFaults';
import {
  MockBackend,
  mockBackend,
  refusal,
} from '../__testUtils__/mockBackend';
import { renderRecoveryCard } from '../__testUtils__/renderScreen';

const server = setupServer();
registerMswTestHooks(server);

function serve(overrides: Partial<MockBackend>) {
  const { backend, handlers } = mockBackend(overrides);
  server.use(...handlers);
  return backend;
}

const refTo = (name: string) => ({
  entityRef: `resource:default/${name}`,
  title: name,
});

/** The lines of the card, once there are so many. */
const findLine = async (text: RegExp) =>
  within(
    await screen.findByText(
      (_, element) =>
        element?.tagName === 'LI' && text.test(element.textContent ?? ''),
    ),
  );

describe('RecoveryCard', () => {
  it('has a line for each data store, each with how it stands in words', async () => {
    serve({
      datastores: [refTo('retail-pg'), refTo('retail-redis')],
      datastoreViews: {
        'resource:default/retail-pg': aDatastoreView(),
        'resource:default/retail-redis': aDatastoreView([
          aDatastoreTarget([aDatastore({ name: 'retail-redis' })], {}, {}),
        ]),
      },
    });
    const { container } = renderRecoveryCard();
    const met = await findLine(/^retail-pg Production/);
    expect(met.getByText('Met')).toBeVisible();
    expect(met.getByText(/RPO .* now · RTO 38 min/)).toBeVisible();
    const unknown = await findLine(/^retail-redis Production/);
    expect(unknown.getByText('Unknown')).toBeVisible();
    expect(unknown.getByText(/RTO never measured/)).toBeVisible();
    await expectNoFaults(container);
  });

  it('says of one that cannot be reached why, and not that all is well (F28)', async () => {
    serve({
      datastores: [refTo('retail-pg')],
      datastoreViews: {
        'resource:default/retail-pg': aDatastoreView([
          {
            ...aDatastoreTarget([aDatastore()]),
            observation: {
              status: 'unknown',
              reason: 'unreachable',
              message: 'us-east-1 does not answer',
              since: minutesAgo(12),
            },
          },
        ]),
      },
    });
    renderRecoveryCard();
    const line = await findLine(/^retail-pg Production/);
    expect(line.getByText('us-east-1 does not answer.')).toBeVisible();
    expect(line.getByText('Unknown')).toBeVisible();
  });

  it('has one line for one that is bound to nothing, whatever targets there are', async () => {
    const [environment] = aDatastoreView([
      {
        ...aDatastoreTarget([]),
        observation: {
          status: 'unknown',
          reason: 'not-configured',
          message: 'It has no annotation',
        },
      },
    ]).environments;
    serve({
      datastores: [refTo('retail-media')],
      datastoreViews: {
        'resource:default/retail-media': aDatastoreView([], {
          environments: [environment!, { ...environment!, name: 'staging' }],
          setup: { message: 'It has no annotation', yaml: 'metadata: {}' },
        }),
      },
    });
    renderRecoveryCard();
    const line = await findLine(/^retail-media/);
    expect(
      await line.findByText(/^This data store is not connected/),
    ).toBeVisible();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it('says of one that may not be seen why', async () => {
    serve({ datastores: [refTo('retail-pg')] });
    server.use(
      http.get('*/api/slipway/services/default/resource/retail-pg', () =>
        refusal(403, 'NotAllowedError', { message: 'Not yours' }),
      ),
    );
    renderRecoveryCard();
    const line = await findLine(/^retail-pg/);
    expect(await line.findByText('Not yours')).toBeVisible();
  });

  it('says that the list could not be loaded', async () => {
    serve({});
    server.use(
      http.get('*/api/slipway/services/*/datastores', () =>
        refusal(400, 'InputError', { message: 'No such entity' }),
      ),
    );
    renderRecoveryCard();
    expect(await screen.findByText('No such entity')).toBeVisible();
  });
});
