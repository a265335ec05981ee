import { isError } from '@backstage/errors';
import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import {
  ErrorMeaning,
  getErrorCode,
  getErrorMeaning,
  getErrorStatus,
} from '../accounts/errorMeanings';
import { saidByAws } from '../accounts/saidByAws';

/** What is asked of AWS, as IAM names it. */
export interface AwsRequest {
  /** e.g. `rds:CreateDBSnapshot`. */
  action: string;
  /** ARN or name. */
  resource: string;
}

/** How long to leave an account alone that is throttled and does not say for how long, in seconds. */
const THROTTLED_FOR = 30;

/**
 * Asks AWS, and sorts what goes wrong into what a later try can mend and what not.
 *
 * @remarks
 * The error of the SDK is not kept as the cause: it carries the request with its signature.
 *
 * @throws RetryableOperationError where the outcome is unknown, TerminalOperationError where AWS refused for good.
 */
export async function callAws<TResult>(
  request: AwsRequest,
  send: () => Promise<TResult>,
): Promise<TResult> {
  try {
    return await send();
  } catch (error) {
    throw toOperationError(error, request);
  }
}

/** Whether AWS says that what was asked for is not there. */
export function isMissing(error: unknown): boolean {
  return ['DBInstanceNotFound', 'DBSnapshotNotFound'].includes(
    getErrorCode(error),
  );
}

/** Errors that say already what they mean. */
const sortedErrors = [
  'RetryableOperationError',
  'TerminalOperationError',
  'NotFoundError',
  'NotAllowedError',
  'InputError',
];

function toOperationError(error: unknown, request: AwsRequest): Error {
  if (isError(error) && sortedErrors.includes(error.name)) {
    return error;
  }
  const code = getErrorCode(error);
  const said = saidByAws(error);
  const doing = `${request.action} on ${request.resource}`;
  switch (getMeaning(error)) {
    case 'denied': {
      const { action, resource } = parseRefusal(said, request);
      return new TerminalOperationError(
        `The role in use may not do ${action} on ${resource}: ${said}`,
      );
    }
    case 'throttled':
      return new RetryableOperationError(`AWS throttles ${doing}: ${said}`, {
        retryAfterSeconds: getRetryAfter(error) ?? THROTTLED_FOR,
      });
    case 'expired':
      return new RetryableOperationError(
        `The credentials for ${doing} have expired; the next try takes on new ones`,
        { retryAfterSeconds: 1 },
      );
    case 'busy':
      return new RetryableOperationError(
        `AWS cannot do ${doing} now (${code}): ${said}`,
        { retryAfterSeconds: getRetryAfter(error) ?? THROTTLED_FOR },
      );
    case 'exists':
      return new RetryableOperationError(
        `${request.resource} is there already, so it is looked at whose it is`,
        { retryAfterSeconds: 1 },
      );
    case 'unsigned':
    case 'final':
      return new TerminalOperationError(
        `AWS refused ${doing} (${code}): ${said}`,
      );
    default:
      return new RetryableOperationError(
        `What became of ${doing} is not known: ${said}`,
        { retryAfterSeconds: getRetryAfter(error) },
      );
  }
}

/** What no table names is a refusal where the client is to blame, and otherwise an outcome that nobody knows. */
function getMeaning(error: unknown): ErrorMeaning | 'unknown' {
  const status = getErrorStatus(error);
  const isRefusal = status !== undefined && status >= 400 && status < 500;
  return getErrorMeaning(error) ?? (isRefusal ? 'final' : 'unknown');
}

/** `User: … is not authorized to perform: rds:CreateDBSnapshot on resource: arn:… because …` */
function parseRefusal(said: string, request: AwsRequest): AwsRequest {
  const found = /not authorized to perform: (\S+)(?: on resource: (\S+))?/.exec(
    said,
  );
  return {
    action: found?.[1] ?? request.action,
    resource: found?.[2] ?? request.resource,
  };
}

/** `Retry-After` in seconds; AWS sends no dates there. */
function getRetryAfter(error: unknown): number | undefined {
  const { $response } = (error ?? {}) as {
    $response?: { headers?: Record<string, string> };
  };
  const seconds = Number($response?.headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
