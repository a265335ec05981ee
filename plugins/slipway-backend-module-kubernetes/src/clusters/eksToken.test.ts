import { EksToken } from './eksToken';

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'session',
};

function decode(token: string): URL {
  const [, encoded = ''] = /^k8s-aws-v1\.([\w-]+)$/.exec(token) ?? [];
  return new URL(Buffer.from(encoded, 'base64url').toString('utf8'));
}

describe('EksToken', () => {
  let now: number;
  let asked: number;

  beforeEach(() => {
    now = Date.parse('2026-01-01T00:00:00Z');
    asked = 0;
  });

  const aToken = (expiration?: Date, region = 'eu-west-1') =>
    new EksToken({
      clusterId: 'retail-cluster',
      region,
      now: () => now,
      credentials: async () => {
        asked++;
        return { ...credentials, expiration };
      },
    });

  it('is a presigned GetCallerIdentity that names the cluster in a signed header', async () => {
    const url = decode(await aToken().getToken());

    expect(url.origin).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIDEXAMPLE/20260101/eu-west-1/sts/aws4_request',
      'X-Amz-Date': '20260101T000000Z',
      'X-Amz-Expires': '60',
      'X-Amz-Security-Token': 'session',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('goes to the STS of the partition', async () => {
    const url = decode(await aToken(undefined, 'cn-north-1').getToken());
    expect(url.hostname).toBe('sts.cn-north-1.amazonaws.com.cn');
  });

  it.each([
    [13 * 60, 1],
    [14 * 60 - 1, 1],
    [14 * 60, 2],
    [15 * 60, 2],
  ])(
    '%d s later it has been signed %d times: again at 60 s left',
    async (seconds, times) => {
      const token = aToken();
      await token.getToken();
      now += seconds * 1000;
      await token.getToken();
      expect(asked).toBe(times);
    },
  );

  it('does not outlive the credentials that signed it', async () => {
    const token = aToken(new Date(now + 5 * 60_000));
    await token.getToken();
    now += 4 * 60_000;
    await token.getToken();
    expect(asked).toBe(2);
  });

  it('is signed once for all who ask at the same time, and again after a refusal', async () => {
    const token = aToken();
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => token.getToken()),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(asked).toBe(1);

    now += 15 * 60_000;
    await Promise.all(Array.from({ length: 20 }, () => token.getToken()));
    expect(asked).toBe(2);

    token.refresh();
    await token.getToken();
    expect(asked).toBe(3);
  });

  it('forgets a failure', async () => {
    let fails = true;
    const token = new EksToken({
      clusterId: 'retail-cluster',
      region: 'eu-west-1',
      credentials: async () => {
        if (fails) throw new Error('no credentials');
        return credentials;
      },
    });
    await expect(token.getToken()).rejects.toThrow('no credentials');
    fails = false;
    await expect(token.getToken()).resolves.toMatch(/^k8s-aws-v1\./);
  });
});
