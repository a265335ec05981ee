import { NotAllowedError } from '@backstage/errors';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import { anAwsError } from '../testUtils/ScriptedRds';
import { AwsFailure, judgeAwsError } from './awsErrors';

const call = {
  action: 'rds:DescribeDBInstances',
  resource: 'arn:aws:rds:us-east-1:123456789012:db:*',
};

describe('judgeAwsError', () => {
  it.each<[string, AwsFailure['reason'], string]>([
    [
      'AccessDenied',
      'denied',
      'rds:DescribeDBInstances on arn:aws:rds:us-east-1:123456789012:db:* is not allowed: said',
    ],
    ['AccessDeniedException', 'denied', 'is not allowed'],
    ['Throttling', 'throttled', 'AWS throttles rds:DescribeDBInstances: said'],
    ['RequestLimitExceeded', 'throttled', 'AWS throttles'],
    [
      'ExpiredToken',
      'credentials',
      'AWS did not take the credentials for rds:DescribeDBInstances: said',
    ],
    ['CredentialsProviderError', 'credentials', 'did not take'],
    [
      'TimeoutError',
      'unreachable',
      'rds:DescribeDBInstances got no answer: said',
    ],
    ['InternalFailure', 'unreachable', 'got no answer'],
  ])('tells %s as %s (F6)', (name, reason, message) => {
    expect(judgeAwsError(anAwsError(name, 'said'), call)).toEqual({
      reason,
      message: expect.stringContaining(message),
    });
  });

  it('takes 429 for throttling, whatever it is called (F3)', () => {
    const error = Object.assign(new Error('slow'), {
      $metadata: { httpStatusCode: 429 },
    });
    expect(judgeAwsError(error, call).reason).toBe('throttled');
  });

  it('passes on why an account could not be opened', () => {
    expect(judgeAwsError(new NotAllowedError('another account'), call)).toEqual(
      { reason: 'credentials', message: 'another account' },
    );
    expect(judgeAwsError(new RetryableOperationError('later'), call)).toEqual({
      reason: 'unreachable',
      message: 'later',
    });
  });
});
