import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createClusters } from './createClusters';

const logger = mockServices.logger.mock();
const aCluster = {
  name: 'retail-cluster',
  url: 'https://127.0.0.1:6443',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'token',
};

const create = (
  clusters: JsonObject[],
  suppliers: Parameters<typeof createClusters>[0]['suppliers'] = [],
) =>
  createClusters({
    config: new ConfigReader({
      kubernetes: { clusterLocatorMethods: [{ type: 'config', clusters }] },
    }),
    logger,
    suppliers,
  });

describe('createClusters', () => {
  beforeEach(() => jest.clearAllMocks());

  it('takes the clusters of the Backstage Kubernetes plugin, a local proxy and those of suppliers', async () => {
    const clusters = await createClusters({
      config: new ConfigReader({
        kubernetes: {
          clusterLocatorMethods: [
            { type: 'config', clusters: [aCluster] },
            { type: 'localKubectlProxy' },
            { type: 'gke', projectId: 'left to others' },
          ],
        },
      }),
      logger,
      suppliers: [
        {
          getClusters: async () => [
            {
              name: 'supplied',
              url: 'https://supplied.example.com',
              source: 'a supplier',
              auth: { authProvider: 'aws' },
            },
          ],
        },
      ],
    });

    expect(clusters.names).toEqual(['retail-cluster', 'local', 'supplied']);
    expect(() => clusters.get('unknown')).toThrow(
      "'unknown' is not a known cluster; known are 'retail-cluster', 'local', 'supplied'",
    );
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('warns once where certificates are not verified', async () => {
    await create([{ ...aCluster, skipTLSVerify: true }]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        'kubernetes.clusterLocatorMethods[0].clusters[0].skipTLSVerify',
      ),
    );
  });

  it.each([
    [
      'an unknown auth provider',
      [{ ...aCluster, authProvider: 'google' }],
      "authProvider is 'google'; set it to",
    ],
    [
      'no auth provider',
      [{ name: 'a', url: aCluster.url }],
      'authProvider is not set',
    ],
    [
      'two clusters of one name',
      [aCluster, aCluster],
      'kubernetes.clusterLocatorMethods[0].clusters[0] already has',
    ],
    [
      'a URL of a metadata service',
      [{ ...aCluster, url: 'https://169.254.169.254' }],
      '.clusters[0].url is',
    ],
    [
      'an authority that is none',
      [{ ...aCluster, caData: 'bm9uZQ==' }],
      '.clusters[0].caData is not a certificate',
    ],
    [
      'an authority that is not there',
      [{ ...aCluster, caFile: '/nowhere/ca.crt' }],
      "caFile is '/nowhere/ca.crt', which cannot be read",
    ],
    [
      'no service account at all',
      [{ ...aCluster, serviceAccountToken: undefined }],
      "has no 'serviceAccountToken'",
    ],
  ])('refuses %s, with key, value and fix', async (_, clusters, message) => {
    await expect(create(clusters as JsonObject[])).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });
});
