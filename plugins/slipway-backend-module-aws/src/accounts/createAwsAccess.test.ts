import { JsonObject } from '@backstage/types';
import { ACCOUNT, aDatastore } from '../testUtils/builders';
import { anAwsError } from '../testUtils/ScriptedRds';
import { ConnectOptions } from './createConnect';
import { createAwsAccess } from './createAwsAccess';

const executor = { roleArn: `arn:aws:iam::${ACCOUNT}:role/slipway-executor` };
const reader = { roleArn: `arn:aws:iam::${ACCOUNT}:role/slipway-reader` };
const own = async () => ({ accessKeyId: 'OWN', secretAccessKey: 'x' });

describe('createAwsAccess', () => {
  let taken: { RoleArn?: string; RoleSessionName?: string }[];
  let connected: ConnectOptions[];
  let identityCalls: number;
  let account: string;
  let readerKey: string;
  let refusal: Error | undefined;
  let isEnded: boolean;

  beforeEach(() => {
    taken = [];
    connected = [];
    identityCalls = 0;
    account = ACCOUNT;
    readerKey = 'READER';
    refusal = undefined;
    isEnded = false;
  });

  const open = () =>
    createAwsAccess({
      credentials: {
        getCredentialProvider: async () => ({ sdkCredentialProvider: own }),
      },
      takeRole: ({ params }) => {
        taken.push(params);
        return async () => {
          if (refusal) {
            throw refusal;
          }
          return {
            accessKeyId: `${params.RoleSessionName}-${taken.length}`,
            secretAccessKey: 'canary-secret',
          };
        };
      },
      connect: async options => {
        connected.push(options);
        const send = async () => {
          identityCalls += 1;
          if (isEnded) {
            throw anAwsError('ExpiredToken', 'The security token is expired');
          }
          return { Account: account, Arn: `arn:aws:sts::${account}:x` };
        };
        const client = { send } as never;
        return {
          clients: { rds: client, secrets: client, sts: client, iam: client },
          credentials: async () => ({ accessKeyId: readerKey }),
        };
      },
    });
  const targetWith = (config: JsonObject = {}) => aDatastore({ config }).target;

  it('opens an account once for all readers, with the credentials of the portal', async () => {
    const access = open();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => access.openReader(targetWith())),
    );
    expect(new Set(all).size).toBe(1);
    expect(connected).toEqual([
      {
        accountId: ACCOUNT,
        region: 'us-east-1',
        credentials: own,
        changes: false,
      },
    ]);
    expect([taken, identityCalls]).toEqual([[], 1]);
  });

  it('takes on the role for reading, in each region that is asked for', async () => {
    const access = open();
    await access.openReader(targetWith({ reader }));
    await access.openReaderIn(targetWith({ reader }), 'us-west-2');
    expect(taken).toMatchObject([
      { RoleArn: reader.roleArn, RoleSessionName: 'slipway-reader' },
      { RoleArn: reader.roleArn, RoleSessionName: 'slipway-reader' },
    ]);
    expect(connected.map(({ region }) => region)).toEqual([
      'us-east-1',
      'us-west-2',
    ]);
  });

  it('takes on the role for reading again where AWS has ended its session (F7)', async () => {
    const access = open();
    const target = targetWith({ reader });
    const { rds } = await access.openReader(target);
    isEnded = true;
    await expect(rds.send({} as never)).rejects.toMatchObject({
      name: 'ExpiredToken',
    });
    isEnded = false;
    const again = await access.openReader(target);
    expect(again.rds).not.toBe(rds);
    expect(await access.openReader(target)).toBe(again);
    expect(taken).toHaveLength(2);
  });

  it('takes on the role for changing anew for each step, in a session that is named after the operation (F7)', async () => {
    const access = open();
    const target = targetWith({ executor: { ...executor, externalId: 'ex' } });
    const first = await access.openExecutor(target, 'operation-1');
    const second = await access.openExecutor(target, 'operation-1');
    expect(first).not.toBe(second);
    const params = {
      RoleArn: executor.roleArn,
      RoleSessionName: 'operation-1',
      DurationSeconds: 900,
      ExternalId: 'ex',
    };
    expect(taken).toEqual([params, params]);
    expect(connected).toMatchObject([
      { credentials: { accessKeyId: 'operation-1-1' }, changes: true },
      { credentials: { accessKeyId: 'operation-1-2' }, changes: true },
    ]);
  });

  it('refuses to change what is read-only, naming the key', async () => {
    await expect(open().openExecutor(targetWith(), 'op')).rejects.toMatchObject(
      {
        name: 'NotAllowedError',
        message:
          'The target is read-only: set slipway.environments[production].targets[retail-data].aws.executor',
      },
    );
  });

  it('names the role that may not be taken on (F6)', async () => {
    refusal = anAwsError('AccessDenied', 'User x is not authorized');
    await expect(
      open().openExecutor(targetWith({ executor }), 'op'),
    ).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: `sts:AssumeRole on ${executor.roleArn} is not allowed: User x is not authorized`,
      cause: undefined,
    });
    refusal = anAwsError('Throttling', 'Rate exceeded');
    await expect(
      open().openExecutor(targetWith({ executor }), 'op'),
    ).rejects.toMatchObject({
      name: 'RetryableOperationError',
      message: 'AWS throttles sts:AssumeRole: Rate exceeded',
    });
  });

  it('S4: trusts no credentials of another account, for reading or changing', async () => {
    account = '999999999999';
    const access = open();
    const refused = {
      name: 'NotAllowedError',
      message: expect.stringContaining(
        `aws.accountId is '${ACCOUNT}', but the credentials for it are of the account '999999999999'`,
      ),
    };
    const target = targetWith({ executor });
    await expect(access.openReader(target)).rejects.toMatchObject(refused);
    await expect(
      access.openReaderIn(target, 'us-west-2'),
    ).rejects.toMatchObject(refused);
    await expect(access.openExecutor(target, 'op')).rejects.toMatchObject(
      refused,
    );
    account = ACCOUNT;
    await access.openReader(target);
  });

  it('S4: asks again whose credentials they are when they are other ones', async () => {
    const access = open();
    await access.openReader(targetWith());
    readerKey = 'SWAPPED';
    account = '999999999999';
    await expect(access.openReader(targetWith())).rejects.toThrow(
      "of the account '999999999999'",
    );
  });

  it('says which account has no credentials', async () => {
    const access = createAwsAccess({
      credentials: {
        getCredentialProvider: async () => {
          throw new Error('no integration');
        },
      },
    });
    await expect(access.openReader(targetWith())).rejects.toThrow(
      `There are no credentials for the account '${ACCOUNT}'`,
    );
  });
});
