import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { someClusters } from '../testUtils/aPicture';
import { FakeApiServer } from '../testUtils/FakeApiServer';
import { readClusterAuth } from './authConfig';
import { ClusterCredentials, tokenFile } from './credentials';
import { regionOf, sessionNameOf } from './credentialsFactory';
import { Kubeconfig } from './kubeconfig';

const headersOf = async (credentials: ClusterCredentials) => {
  const options: RequestOptions = {};
  await credentials.apply(options);
  return options.headers;
};

describe('readClusterAuth', () => {
  it.each([
    [
      { serviceAccountToken: 't' },
      { authProvider: 'serviceAccount', serviceAccountToken: 't' },
    ],
    [{ authProvider: 'serviceAccount' }, { authProvider: 'serviceAccount' }],
    [
      { authProvider: 'aws', assumeRole: 'arn:role', externalId: 'id' },
      { authProvider: 'aws', assumeRole: 'arn:role', externalId: 'id' },
    ],
    [
      {
        authMetadata: {
          'kubernetes.io/auth-provider': 'aws',
          'kubernetes.io/aws-assume-role': 'arn:role',
          'kubernetes.io/aws-external-id': 'id',
          'kubernetes.io/x-k8s-aws-id': 'name-in-eks',
        },
      },
      {
        authProvider: 'aws',
        assumeRole: 'arn:role',
        externalId: 'id',
        clusterId: 'name-in-eks',
      },
    ],
    [
      { authProvider: 'localKubectlProxy' },
      { authProvider: 'localKubectlProxy' },
    ],
    [
      { authProvider: 'kubeconfig', context: 'c' },
      { authProvider: 'kubeconfig', context: 'c' },
    ],
  ])('reads %j', (config, expected) => {
    expect(readClusterAuth(new ConfigReader(config), 'key')).toEqual(expected);
  });
});

describe('credentials on disk', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'slipway-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('reads a token file again after a refusal', async () => {
    const path = join(directory, 'token');
    await writeFile(path, 'first\n');
    const credentials = tokenFile(path);
    expect(await headersOf(credentials)).toEqual({
      authorization: 'Bearer first',
    });
    await writeFile(path, 'second\n');
    expect(await headersOf(credentials)).toEqual({
      authorization: 'Bearer first',
    });
    credentials.refresh?.();
    expect(await headersOf(credentials)).toEqual({
      authorization: 'Bearer second',
    });
  });

  it('reads a token file again after a minute, also where the clock was put back', async () => {
    const path = join(directory, 'token');
    await writeFile(path, 'first');
    const credentials = tokenFile(path);
    await headersOf(credentials);
    await writeFile(path, 'second');
    const [wall, monotonic] = [Date.now(), performance.now()];
    jest.spyOn(Date, 'now').mockReturnValue(wall - 3_600_000);
    jest.spyOn(performance, 'now').mockReturnValue(monotonic + 60_001);
    expect(await headersOf(credentials)).toEqual({
      authorization: 'Bearer second',
    });
    jest.restoreAllMocks();
  });

  it('takes clusters and credentials of a kubeconfig', async () => {
    const path = join(directory, 'config');
    await writeFile(
      path,
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { server: 'https://c.example.com' } }],
        users: [{ name: 'u', user: { token: 'secret' } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      }),
    );
    const read = (contexts?: string[]) =>
      Kubeconfig.fromConfig(
        new ConfigReader({
          slipway: { kubernetes: { kubeconfig: { path, contexts } } },
        }),
      )!;

    expect(read().getClusters()).toMatchObject([
      { name: 'x', url: 'https://c.example.com', skipTLSVerify: false },
    ]);
    expect(await headersOf(read().getCredentials('x'))).toEqual({
      Authorization: 'Bearer secret',
    });
    expect(() => read(['y']).getClusters()).toThrow(
      `names 'y', which is not in ${path}; it has 'x'`,
    );
  });

  it.each([
    ['fails', 'process.stderr.write("denied: canary"); process.exit(1)'],
    ['garbles', 'process.stdout.write("canary")'],
  ])(
    'S7: repeats nothing of what a command writes that %s',
    async (context, script) => {
      const path = join(directory, context);
      const exec = {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args: ['-e', script],
      };
      await writeFile(
        path,
        JSON.stringify({
          clusters: [{ name: 'c', cluster: { server: 'https://c.example' } }],
          users: [{ name: 'u', user: { exec } }],
          contexts: [{ name: context, context: { cluster: 'c', user: 'u' } }],
        }),
      );
      const kubeconfig = Kubeconfig.fromConfig(
        new ConfigReader({ slipway: { kubernetes: { kubeconfig: { path } } } }),
      )!;
      const error: Error = await headersOf(
        kubeconfig.getCredentials(context),
      ).then(
        () => Promise.reject(new Error('It has signed in')),
        refusal => refusal,
      );
      expect(error).toMatchObject({
        name: 'RetryableOperationError',
        message: expect.stringContaining(`the context '${context}' failed`),
      });
      expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain(
        'canary',
      );
    },
  );

  it('names the key of a kubeconfig that is not there', () => {
    const path = join(directory, 'missing');
    const kubeconfig = Kubeconfig.fromConfig(
      new ConfigReader({ slipway: { kubernetes: { kubeconfig: { path } } } }),
    );
    expect(() => kubeconfig?.getClusters()).toThrow(
      `slipway.kubernetes.kubeconfig.path is '${path}'`,
    );
  });
});

it('signs in to EKS with the AWS integration of the portal', async () => {
  const server = await FakeApiServer.start();
  const clusters = await someClusters(
    server.url,
    { authProvider: 'aws' },
    {
      aws: {
        mainAccount: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
      },
    },
  );
  const cluster = clusters.get('retail-cluster');
  await cluster.reader.read('/version');
  cluster.close();
  await server.stop();

  const [, token = ''] =
    /^Bearer k8s-aws-v1\.(.+)$/.exec(server.requests[0]?.authorization ?? '') ??
    [];
  expect(Buffer.from(token, 'base64url').toString()).toContain(
    'X-Amz-Credential=AKIDEXAMPLE',
  );
});

describe('what AWS is told', () => {
  it('names the session after the operation', () => {
    expect(sessionNameOf('op:1/é')).toBe('slipway-op-1--');
    expect(sessionNameOf('x'.repeat(100))).toHaveLength(64);
    expect(sessionNameOf(undefined)).toBe('slipway');
  });

  it.each([
    ['https://ABC.gr7.eu-west-1.eks.amazonaws.com', 'eu-west-1'],
    ['https://ABC.yl4.cn-north-1.eks.amazonaws.com.cn', 'cn-north-1'],
    ['https://10.0.0.1', process.env.AWS_REGION ?? 'us-east-1'],
  ])('takes the region of %s', (url, region) => {
    expect(regionOf(new URL(url))).toBe(region);
  });
});
