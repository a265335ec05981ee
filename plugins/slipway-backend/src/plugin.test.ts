import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aBackend, configuration } from './testUtils/aBackend';
import { withDatabase } from './testUtils/withDatabase';
import slipwayPlugin from './index';

describe('the plugin', () => {
  const databases = withDatabase();

  it('refuses to start with a wrong configuration: key, value and fix', async () => {
    const [first] = configuration.environments as object[];
    const database = await databases.create();
    await expect(
      aBackend({
        database,
        slipway: { environments: [first!, first!] as never },
      }),
    ).rejects.toThrow(
      `'slipway.environments[1].name', which is "staging": another environment has this name. Give each environment a name of its own`,
    );
  });

  it('refuses to start where no module serves the platform', async () => {
    const { knex } = (await databases.create()).connect();
    await expect(
      startTestBackend({
        features: [
          slipwayPlugin,
          catalogServiceMock.factory(),
          mockServices.database.factory({ knex }),
          mockServices.rootConfig.factory({ data: { slipway: configuration } }),
        ],
      }),
    ).rejects.toThrow('known are: none. Correct the name, or add the module');
  });

  it('lets an error of a platform about its part end the start', async () => {
    const database = await databases.create();
    await expect(
      aBackend({
        database,
        platform: {
          start: async () => {
            throw new Error(
              "Invalid value 'x' at 'slipway.…kubernetes.cluster'",
            );
          },
        },
      }),
    ).rejects.toThrow("Invalid value 'x'");
  });
});
