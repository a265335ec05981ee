/** @jest-environment node */
import { DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { anAccount, createClients } from '../../testUtils/anAccount';

const everything = {
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const executor = 'arn:aws:iam::123456789012:role/slipway-executor';

describe('STS', () => {
  let simulated: Awaited<ReturnType<typeof anAccount>>;

  beforeEach(async () => {
    simulated = await anAccount({
      seed: {
        roles: [
          { name: 'slipway-executor', policies: [everything] },
          {
            name: 'partner',
            policies: [],
            trust: {
              Statement: {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { AWS: 'arn:aws:iam::123456789012:user/portal' },
                Condition: { StringEquals: { 'sts:ExternalId': 'secret' } },
              },
            },
          },
        ],
      },
    });
  });

  afterEach(() => simulated.stop());

  const assume = (more: object = {}) =>
    simulated.clients.sts.send(
      new AssumeRoleCommand({
        RoleArn: executor,
        RoleSessionName: 'operation-1',
        ...more,
      }),
    );

  it('tells who asks: a user, or the session of a role', async () => {
    const ask = async ({ sts } = simulated.clients) => {
      const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
      return [Account, Arn];
    };

    expect(await ask()).toEqual([
      '123456789012',
      'arn:aws:iam::123456789012:user/portal',
    ]);
    expect(
      await ask(await simulated.assume('slipway-executor', 'operation-1')),
    ).toEqual([
      '123456789012',
      'arn:aws:sts::123456789012:assumed-role/slipway-executor/operation-1',
    ]);
  });

  it('ends a session when its time is over', async () => {
    const { rds, secrets } = await simulated.assume('slipway-executor');
    const { Credentials } = await assume({ DurationSeconds: 3600 });
    expect(Credentials?.Expiration).toEqual(new Date('2026-03-01T13:00:00Z'));
    await rds.send(new DescribeDBInstancesCommand({}));

    simulated.clock.advance(60);
    await expect(
      rds.send(new DescribeDBInstancesCommand({})),
    ).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(
      secrets.send(
        new GetSecretValueCommand({ SecretId: 'slipway/retail-pg' }),
      ),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  it('gives a chained session an hour at most', async () => {
    const { sts } = await simulated.assume('slipway-executor');

    await expect(
      sts.send(
        new AssumeRoleCommand({
          RoleArn: executor,
          RoleSessionName: 'chained',
          DurationSeconds: 7200,
        }),
      ),
    ).rejects.toThrow('must be between 900 and 3600');
  });

  it.each([
    ['AccessDenied', { RoleArn: executor.replace('executor', 'none') }],
    [
      'AccessDenied',
      { RoleArn: executor.replace('slipway-executor', 'partner') },
    ],
    ['ValidationError', { RoleSessionName: 'has a space' }],
    ['ValidationError', { DurationSeconds: 60 }],
  ])('refuses with %s %j', async (name, more) => {
    await expect(assume(more)).rejects.toMatchObject({ name });
  });

  it('trusts whom a role trusts', async () => {
    await expect(
      assume({
        RoleArn: executor.replace('slipway-executor', 'partner'),
        ExternalId: 'secret',
      }),
    ).resolves.toMatchObject({
      AssumedRoleUser: {
        Arn: 'arn:aws:sts::123456789012:assumed-role/partner/operation-1',
      },
    });
  });

  it('does not know other keys, nor a key of a session without its token', async () => {
    const { Credentials } = await assume();
    for (const accessKeyId of ['AKIAOTHER', Credentials?.AccessKeyId ?? '']) {
      const { sts } = createClients(simulated.endpoint, {
        accessKeyId,
        secretAccessKey: 'any',
      });
      await expect(
        sts.send(new GetCallerIdentityCommand({})),
      ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    }
  });
});
