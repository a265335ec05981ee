/** @jest-environment node */
import { anAccount } from './testUtils/anAccount';
import { startAwsSimulator } from './startAwsSimulator';
import { withoutData } from './withoutData';

async function ask(endpoint: string, headers: Record<string, string>) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers,
    body: 'Action=DescribeDBInstances&Version=2014-10-31',
  });
  return { status: response.status, text: await response.text() };
}

describe('startAwsSimulator', () => {
  it('answers what is not signed, and what it does not know, as AWS does', async () => {
    const { endpoint, stop } = await anAccount();
    const signed = (service: string) => ({
      authorization: `AWS4-HMAC-SHA256 Credential=AKIAPORTAL/20260301/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    });

    expect(await ask(endpoint, {})).toMatchObject({
      status: 403,
      text: expect.stringContaining('<Code>MissingAuthenticationToken</Code>'),
    });
    expect(await ask(endpoint, signed('s3'))).toMatchObject({
      status: 400,
      text: expect.stringContaining(
        'The simulator does not know s3:DescribeDBInstances',
      ),
    });
    expect(await ask(endpoint, signed('rds'))).toMatchObject({
      status: 200,
      text: expect.stringContaining('<DescribeDBInstancesResult><DBInstances>'),
    });
    await stop();
  });

  it.each([
    [{ accountId: '1' }, 'An account ID has twelve digits: 1'],
    [
      { regions: { 'us-east-1': { instances: [{}] } } },
      'A DB instance needs a DBInstanceIdentifier',
    ],
  ])('refuses the seed %j, and stops the storage', async (seed, message) => {
    let stopped = 0;
    const starting = startAwsSimulator({
      storage: {
        ...withoutData(),
        stop: async () => {
          stopped += 1;
        },
      },
      seed: {
        accountId: '123456789012',
        accessKeys: [],
        regions: {},
        ...seed,
      },
    });

    await expect(starting).rejects.toThrow(message);
    expect(stopped).toBe(1);
  });
});
