import {
  DBInstanceAlreadyExistsFault,
  InstanceQuotaExceededFault,
} from '@aws-sdk/client-rds';
import { NotFoundError } from '@backstage/errors';
import { anAwsError } from '../testUtils/awsError';
import { callAws } from './awsErrors';

const request = {
  action: 'rds:RestoreDBInstanceToPointInTime',
  resource: 'retail-pg-restored-0f3a2b1c',
};
const call = (error: unknown) =>
  callAws(request, async () => {
    throw error;
  });
const reset = Object.assign(new Error('socket hang up'), {
  code: 'ECONNRESET',
});
const $metadata = {};

describe('callAws', () => {
  it.each<[string, unknown, string, string]>([
    [
      'a name that is taken',
      new DBInstanceAlreadyExistsFault({ message: 'exists', $metadata }),
      'RetryableOperationError',
      'looked at whose it is',
    ],
    [
      'a quota that is reached',
      new InstanceQuotaExceededFault({ message: '40 of 40', $metadata }),
      'TerminalOperationError',
      'InstanceQuotaExceeded): 40 of 40',
    ],
    ...[
      'KMSKeyNotAccessibleFault',
      'DBSnapshotNotFoundFault',
      'PointInTimeRestoreNotEnabledFault',
      'StorageQuotaExceededFault',
      'SnapshotQuotaExceededFault',
      'InvalidRestoreFault',
      'DBSubnetGroupNotFoundFault',
      'InvalidParameterValue',
      'ResourceNotFoundException',
    ].map(
      name =>
        [
          name,
          anAwsError(name),
          'TerminalOperationError',
          'AWS refused rds:RestoreDBInstanceToPointInTime on retail-pg-restored-0f3a2b1c',
        ] as [string, unknown, string, string],
    ),
    ...[
      'InvalidDBInstanceStateFault',
      'InsufficientDBInstanceCapacityFault',
      'InvalidDBSnapshotStateFault',
    ].map(
      name =>
        [name, anAwsError(name), 'RetryableOperationError', 'cannot do'] as [
          string,
          unknown,
          string,
          string,
        ],
    ),
    [
      'an error of the server (F1)',
      anAwsError('InternalFailure', { status: 500 }),
      'RetryableOperationError',
      'is not known',
    ],
    [
      'a connection that is reset (F1)',
      reset,
      'RetryableOperationError',
      'is not known',
    ],
    [
      'a refusal that no table names',
      anAwsError('SomethingNew', { status: 400 }),
      'TerminalOperationError',
      'SomethingNew',
    ],
    [
      'what is sorted already',
      new NotFoundError('There is none'),
      'NotFoundError',
      'There is none',
    ],
  ])('%s', async (_, error, name, message) => {
    await expect(call(error)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it.each(['Throttling', 'ThrottlingException', 'RequestLimitExceeded'])(
    'honours what AWS asks for after %s (F3)',
    async name => {
      const headers = { 'retry-after': '17' };
      await expect(call(anAwsError(name, { headers }))).rejects.toMatchObject({
        name: 'RetryableOperationError',
        retryAfterSeconds: 17,
      });
      await expect(call(anAwsError(name))).rejects.toMatchObject({
        retryAfterSeconds: 30,
      });
    },
  );

  it('names the action and the resource of a missing right (F6)', async () => {
    const message =
      'User: arn:aws:sts::123456789012:assumed-role/slipway-executor/0f3a2b1c is not authorized to perform: rds:AddTagsToResource on resource: arn:aws:rds:us-east-1:123456789012:db:x because no identity-based policy allows the rds:AddTagsToResource action';
    await expect(
      call(anAwsError('AccessDenied', { message, status: 403 })),
    ).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringMatching(
        /^The role in use may not do rds:AddTagsToResource on arn:aws:rds:us-east-1:123456789012:db:x: /,
      ),
    });
    await expect(
      call(anAwsError('AccessDeniedException')),
    ).rejects.toMatchObject({
      message: expect.stringContaining(
        `may not do ${request.action} on ${request.resource}`,
      ),
    });
  });

  it.each(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'])(
    'tries again with new credentials after %s (F7)',
    async name => {
      await expect(
        call(anAwsError(name, { status: 403 })),
      ).rejects.toMatchObject({
        name: 'RetryableOperationError',
        retryAfterSeconds: 1,
      });
    },
  );

  it('S7: keeps nothing of the request with its signature', async () => {
    const error = Object.assign(
      anAwsError('InternalFailure', { status: 500 }),
      {
        $response: { headers: { authorization: 'AWS4-HMAC-SHA256 canary' } },
      },
    );
    const thrown = await call(error).catch(it => it);
    expect(thrown.cause).toBeUndefined();
    expect(JSON.stringify(thrown)).not.toContain('canary');
  });
});
