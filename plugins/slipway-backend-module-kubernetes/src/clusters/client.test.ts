import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { someClusters } from '../testUtils/aPicture';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import { ScriptedAnswer } from '../testUtils/fakeRequests';
import { ClusterClient, Clusters } from './cluster';
import { RightMissingError } from './errors';

const deployments = {
  group: 'apps',
  version: 'v1',
  plural: 'deployments',
  namespace: 'production',
};
const missingRight =
  'deployments.apps "backend" is forbidden: User "reader" cannot patch resource "deployments" in API group "apps"';

describe('HttpClusterClient', () => {
  let server: FakeApiServer;
  let clusters: Clusters;
  let reader: ClusterClient;

  beforeEach(async () => {
    server = await FakeApiServer.start();
    clusters = await someClusters(server.url);
    reader = clusters.get('retail-cluster').reader;
  });

  afterEach(async () => {
    clusters.get('retail-cluster').close();
    await server.stop();
  });

  const patch = () =>
    reader.patch(
      { ...deployments, name: 'backend' },
      [{ op: 'test', path: '/metadata/uid', value: 'other' }],
      { fieldManager: 'slipway', dryRun: true },
    );

  it.each<[string, ScriptedAnswer, object]>([
    [
      '429',
      { status: 429, headers: { 'retry-after': '7' } },
      { name: 'RetryableOperationError', retryAfterSeconds: 7 },
    ],
    ['500', { status: 500 }, { name: 'RetryableOperationError' }],
    [
      'a torn answer',
      { status: 200, torn: true },
      { name: 'RetryableOperationError' },
    ],
    [
      'a missing right',
      { status: 403, body: { message: missingRight } },
      {
        name: 'NotAllowedError',
        message: expect.stringContaining(missingRight),
      },
    ],
    [
      'a quota',
      { status: 403, body: { message: 'exceeded quota: compute' } },
      { name: 'InputError' },
    ],
    ['404', { status: 404 }, { name: 'NotFoundError' }],
    ['409', { status: 409 }, { name: 'ConflictError' }],
    ['410', { status: 410 }, { name: 'VersionExpiredError' }],
    [
      'a version from the future',
      {
        status: 504,
        body: { details: { causes: [{ reason: 'ResourceVersionTooLarge' }] } },
      },
      { name: 'VersionExpiredError' },
    ],
    [
      'a failed test',
      { status: 422, body: { reason: 'Invalid' } },
      { name: 'ConflictError' },
    ],
    [
      'a refused object',
      {
        status: 422,
        body: { details: { causes: [{ field: 'spec.replicas' }] } },
      },
      { name: 'InputError' },
    ],
    [
      'a redirect (S5)',
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      {
        name: 'TerminalOperationError',
        message: expect.stringContaining('not followed'),
      },
    ],
  ])('%s has an error of its own', async (_, answer, expected) => {
    server.script = () => answer;
    await expect(patch()).rejects.toMatchObject(expected);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['says so twice', [false, false], true],
    ['takes it back', [true], false],
    ['had not read its roles yet', [false, true], false],
  ])(
    'a missing right is confirmed where the server %s',
    async (_, answers, isMissing) => {
      const asked = [...answers];
      server.script = ({ verb }) =>
        verb === 'create'
          ? { status: 201, body: { status: { allowed: asked.shift() } } }
          : { status: 403, body: { message: missingRight } };
      const error: RightMissingError = await patch().then(
        () => Promise.reject(new Error('It was allowed')),
        refusal => refusal,
      );
      expect(await error.confirm?.()).toBe(isMissing);
      expect(asked).toEqual([]);
    },
  );

  it.each([
    [
      'spec.replicas',
      'Invalid value: -2: must be greater than or equal to 0',
      'spec.replicas: FieldValueInvalid: must be greater than or equal to 0',
    ],
    [
      'patch',
      `Invalid value: "{\\"env\\": \\"canary-secret\\"}": json: cannot unmarshal string into int32`,
      'patch: FieldValueInvalid: cannot unmarshal string into int32',
    ],
    [
      'env[1].name',
      'Duplicate value: "canary-secret"',
      'env[1].name: FieldValueInvalid',
    ],
    [
      'spec.selector',
      'Forbidden: field is immutable',
      'spec.selector: FieldValueInvalid: field is immutable',
    ],
  ])(
    'passes on which rule %s breaks, and not what it holds (S7)',
    async (field, message, expected) => {
      const cause = { field, message, reason: 'FieldValueInvalid' };
      server.script = () => ({
        status: 422,
        body: {
          message: `Deployment is invalid: ${message}`,
          details: { causes: [cause] },
        },
      });
      const error = await patch().catch(thrown => thrown);

      expect(error.message).toContain(expected);
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(
        'canary-secret',
      );
    },
  );

  it('reports a server that is gone as an outcome that is not known', async () => {
    await server.stop();
    await expect(patch()).rejects.toMatchObject({
      name: 'RetryableOperationError',
      message: expect.stringMatching(
        /^retail-cluster cannot be reached: connect ECONNREFUSED/,
      ),
    });
  });

  it('ends a request that is not answered', async () => {
    server.script = () => ({ status: 200, hang: true });
    await expect(reader.read('/version', { timeoutMs: 50 })).rejects.toThrow(
      'no answer within 0.05 s',
    );
  });

  it('reads all pages', async () => {
    server.put(
      'deployments',
      ...Array.from({ length: 1_001 }, (_, at) => ({
        metadata: { namespace: 'production', name: `d-${at}` },
      })),
    );
    expect(await reader.list(deployments)).toHaveLength(1_001);
    expect(server.count('list')).toBe(3);
  });

  it('keeps its connection', async () => {
    let connections = 0;
    const counting: Server = createServer((_, response) => response.end('{}'));
    counting.on('connection', () => connections++);
    await new Promise<void>(resolve => {
      counting.listen(0, '127.0.0.1', resolve);
    });
    const { port } = counting.address() as AddressInfo;
    const kept = (await someClusters(`http://127.0.0.1:${port}`)).get(
      'retail-cluster',
    );
    for (let count = 0; count < 5; count++) {
      await kept.reader.read('/version');
    }
    kept.close();
    counting.close();
    expect(connections).toBe(1);
  });

  it.each([
    ['..', 'production'],
    ['backend', '..'],
  ])('does not leave the path: name %s in %s', async (name, namespace) => {
    await expect(
      reader.get({ ...deployments, namespace, name }),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(server.requests).toEqual([]);
  });

  it('reads and changes with different credentials', async () => {
    const executor = clusters.get('retail-cluster').executor(
      {
        authProvider: 'serviceAccount',
        serviceAccountToken: 'executor-token',
      },
      { operationId: 'op-1' },
    );
    await reader.read('/version');
    await executor.canI({
      verb: 'patch',
      group: 'apps',
      resource: 'deployments',
      namespace: 'production',
    });

    expect(server.requests.map(({ authorization }) => authorization)).toEqual([
      'Bearer reader-token',
      'Bearer executor-token',
    ]);
  });

  it('notices that another server answers for the cluster (S4)', async () => {
    const cluster = clusters.get('retail-cluster');
    expect(await cluster.clusterUid()).toBe('uid-of-the-cluster');
    server.script = () => ({
      status: 403,
      body: {
        message:
          'User "reader" cannot get resource "namespaces" in API group ""',
      },
    });
    await expect(cluster.clusterUid()).rejects.toMatchObject({
      name: 'RetryableOperationError',
      message: expect.stringContaining('cannot be recognised'),
    });
    server.script = () => undefined;
    server.uid = 'uid-of-another';
    await expect(cluster.clusterUid()).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining('replaced by another'),
    });
  });
});
