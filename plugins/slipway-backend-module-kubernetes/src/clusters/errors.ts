import {
  ConflictError,
  CustomErrorBase,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  RetryableOperationError,
  TerminalOperationError,
} from '@slipway/backstage-plugin-slipway-node';
import { Refusal } from './refusal';
import { getRefusalMessage } from './refusalMessage';

/** The API server did not answer at all: time-out, reset, refused. */
export class ServerUnreachableError extends RetryableOperationError {}

/** The API server answered 401, to fresh credentials too. */
export class CredentialsRefusedError extends NotAllowedError {}

/**
 * The API server answered 403, for want of a right.
 *
 * @remarks
 * A server that has just started answers so before it has read its roles.
 */
export class RightMissingError extends NotAllowedError {
  /** Asks the server whether the right is really missing; absent where nothing can be asked. */
  confirm?: () => Promise<boolean>;
}

/** The version asked for is too old, or newer than the server's: read everything again. */
export class VersionExpiredError extends CustomErrorBase {
  name = 'VersionExpiredError' as const;
}

/** The error that stands for an answer that is not a success. */
export function toClusterError(refusal: Refusal): Error {
  const { cluster, action, status, body } = refusal;
  const message = `${cluster}: cannot ${action}: ${getRefusalMessage(refusal)}`;

  if (status >= 300 && status < 400) {
    return new TerminalOperationError(
      `${cluster}: cannot ${action}: the server answered with a redirect, which is not followed`,
    );
  }
  if (status === 410 || isVersionTooNew(refusal)) {
    return new VersionExpiredError(message);
  }
  if (status === 429 || status >= 500) {
    const retryAfterSeconds =
      refusal.retryAfterSeconds ?? body.details?.retryAfterSeconds;
    return new RetryableOperationError(message, { retryAfterSeconds });
  }
  switch (status) {
    case 401:
      return new CredentialsRefusedError(
        `${cluster}: cannot ${action}: the credentials were not accepted`,
      );
    case 403:
      return isRightMissing(message)
        ? new RightMissingError(message)
        : new InputError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    case 422:
      // A failed `test` and a missing path are answered without saying which; a refused object names its fields.
      return refusal.patch && !body.details?.causes?.length
        ? new ConflictError(
            `${cluster}: cannot ${action}: the object is not as expected`,
          )
        : new InputError(message);
    default:
      return new InputError(message);
  }
}

/** RBAC's own words; admission (quota, policies) answers 403 as well. */
function isRightMissing(message: string): boolean {
  return (
    /\bcannot \w+ resource\b/.test(message) || /cannot \w+ path/.test(message)
  );
}

function isVersionTooNew({ body }: Refusal): boolean {
  return (
    body.details?.causes?.some(
      cause => cause.reason === 'ResourceVersionTooLarge',
    ) ?? false
  );
}
