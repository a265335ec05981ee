import { isError } from '@backstage/errors';
import { getErrorMeaning } from './errorMeanings';
import { saidByAws } from './saidByAws';

/** A call of AWS, as it is named in policies and messages. */
export interface AwsCall {
  /** e.g. `rds:DescribeDBInstances`. */
  action: string;
  /** e.g. `arn:aws:rds:us-east-1:123456789012:db:*`. */
  resource: string;
}

/**
 * What a failed call means.
 *
 * - `denied`: a right is missing.
 * - `credentials`: AWS does not know, or no longer takes, the credentials.
 * - `throttled`: AWS asks for fewer calls.
 * - `unreachable`: anything else; nothing says whether the call was carried out.
 */
export interface AwsFailure {
  reason: 'denied' | 'credentials' | 'throttled' | 'unreachable';
  /** One sentence that names the action and, where a right is missing, the resource. */
  message: string;
}

/**
 * What a failed call means, and how to say so. Our own errors say it themselves: the account could not be opened.
 */
export function judgeAwsError(error: unknown, call: AwsCall): AwsFailure {
  const { action, resource } = call;
  const name = isError(error) ? error.name : '';
  const said = saidByAws(error);
  if (name === 'NotAllowedError') {
    return { reason: 'credentials', message: said };
  }
  if (name === 'RetryableOperationError') {
    return { reason: 'unreachable', message: said };
  }
  const meaning = getErrorMeaning(error);
  if (meaning === 'denied') {
    return {
      reason: 'denied',
      message: `${action} on ${resource} is not allowed: ${said}`,
    };
  }
  if (meaning === 'expired' || meaning === 'unsigned') {
    return {
      reason: 'credentials',
      message: `AWS did not take the credentials for ${action}: ${said}`,
    };
  }
  if (meaning === 'throttled') {
    return {
      reason: 'throttled',
      message: `AWS throttles ${action}: ${said}`,
    };
  }
  return {
    reason: 'unreachable',
    message: `${action} got no answer: ${said || name}`,
  };
}
