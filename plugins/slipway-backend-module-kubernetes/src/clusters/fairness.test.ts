import { readKubernetesTarget } from '../placement/targetConfig';
import { aTarget, silentLogger } from '../testUtils/aPicture';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import { fixedToken } from './credentials';
import { HttpCluster } from './HttpCluster';
import { createClusterAccess } from './openTarget';
import { Transport } from './transport';

const deployments = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  namespace: 'production',
};
const question = {
  verb: 'patch',
  group: 'apps',
  resource: 'deployments',
  namespace: 'production',
};
const burst = 5;

describe('a cluster that is asked for too much', () => {
  let server: FakeApiServer;
  let cluster: HttpCluster;

  beforeEach(async () => {
    server = await FakeApiServer.start();
    const url = new URL(server.url);
    cluster = new HttpCluster({
      name: 'retail-cluster',
      url,
      transport: new Transport({ cluster: 'retail-cluster', url }),
      readerCredentials: fixedToken('reader-token'),
      createCredentials: () => fixedToken('executor-token'),
      logger: silentLogger,
      // So slow that nothing comes after the burst while the test runs.
      rateLimit: { perSecond: 0.001, burst },
    });
  });

  afterEach(async () => {
    cluster.close();
    await server.stop();
  });

  const open = (operationId?: string) =>
    createClusterAccess({
      clusters: { names: ['retail-cluster'], get: () => cluster },
      readTarget: readKubernetesTarget,
    }).open(
      aTarget({
        executor: { serviceAccountToken: 'executor-token' },
      }),
      { operationId },
    );
  const flood = () =>
    Promise.allSettled(
      Array.from({ length: 50 }, () => cluster.reader.list(deployments)),
    );

  it('refuses people what would wait too long, and asks the server for no more (S18)', async () => {
    const outcomes = await flood();
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(50 - burst);
    expect(refused[0]).toMatchObject({
      reason: {
        name: 'RetryableOperationError',
        message:
          'retail-cluster is asked for more than it can be asked for at once; try again in a moment',
        retryAfterSeconds: 1,
      },
    });
    expect(server.requests).toHaveLength(burst);
  });

  it('lets plans, differences and dry runs share what people have (S18)', async () => {
    const access = await open();
    const executor = await access.executor();
    await access.reader.list(deployments);
    await executor?.canI(question);
    await flood();
    await expect(open()).rejects.toThrow('asked for more');
    await expect(executor?.canI(question)).rejects.toThrow('asked for more');
    expect(server.requests).toHaveLength(burst);
  });

  it('keeps no operation and no picture waiting for people (S18)', async () => {
    await flood();
    server.requests.length = 0;
    const access = await open('op-1');
    const executor = await access.executor();
    await access.reader.list(deployments);
    await executor?.canI(question);
    await cluster.watcher.list(deployments);
    expect(server.requests).toHaveLength(4);
  });
});
