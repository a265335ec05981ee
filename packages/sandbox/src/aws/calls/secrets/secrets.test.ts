/** @jest-environment node */
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { anAccount } from '../../testUtils/anAccount';

describe('Secrets Manager', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  beforeEach(async () => {
    simulated = await anAccount({
      seed: {
        roles: [
          {
            name: 'reader',
            policies: [
              {
                Statement: {
                  Effect: 'Allow',
                  Action: 'secretsmanager:GetSecretValue',
                  Resource:
                    'arn:aws:secretsmanager:*:123456789012:secret:slipway/other-*',
                },
              },
            ],
          },
        ],
      },
    });
  });

  afterEach(() => simulated.stop());

  const get = (SecretId: string, { secrets } = simulated.clients) =>
    secrets.send(new GetSecretValueCommand({ SecretId }));

  it('gives a secret by its name or ARN', async () => {
    const { ARN = '' } = await simulated.clients.secrets.send(
      new DescribeSecretCommand({ SecretId: 'slipway/retail-pg' }),
    );

    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:us-east-1:123456789012:secret:slipway\/retail-pg-\w{6}$/,
    );
    expect(await get('slipway/retail-pg')).toMatchObject({
      ARN,
      SecretString: '{"username":"slipway"}',
      CreatedDate: new Date('2026-03-01T12:00:00Z'),
    });
    expect(await get(ARN)).toMatchObject({ Name: 'slipway/retail-pg' });
  });

  it('has no other', async () => {
    await expect(get('slipway/none')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('denies what a policy does not allow', async () => {
    const clients = await simulated.assume('reader');

    await expect(get('slipway/retail-pg', clients)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /is not authorized to perform: secretsmanager:GetSecretValue on resource: .*:secret:slipway\/retail-pg-/,
      ),
    });
  });
});
