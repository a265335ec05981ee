import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';
import { planSchema } from '@slipway/backstage-plugin-slipway-common';
import { ErrorRequestHandler } from 'express';
import { redact } from '../audit/redact';
import { TooManyRequestsError } from '../limits/TooManyRequestsError';
import { StalePlanError } from '../operations/errors';

type ErrorClass = new (message: string) => Error;

const publicClasses: Record<string, ErrorClass> = {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  TooManyRequestsError,
  RetryableOperationError: ServiceUnavailableError,
  TerminalOperationError: ConflictError,
};

/**
 * Lets errors out by an allow-list: name and sentence, and the new plan of a stale one. Causes stay in the log, as the
 * error of a client may carry the request with its credentials.
 */
export function publicErrors(logger: LoggerService): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (error?.retryAfterSeconds) {
      response.set('Retry-After', String(Math.ceil(error.retryAfterSeconds)));
    }
    const shown = toPublicError(error);
    if (shown.name === 'Error') {
      logger.error(
        `${request.method} ${request.path} failed: ${redact(stringifyError(error))}`,
      );
    }
    next(shown);
  };
}

function toPublicError(error: unknown): Error {
  if (!isError(error)) {
    return internalError();
  }
  if (error instanceof StalePlanError) {
    return new StalePlanError(error.message, planSchema.parse(error.plan));
  }
  if (error.name === 'PayloadTooLargeError') {
    return new InputError('The body is larger than 64 kB');
  }
  if (typeof error.status === 'number' && error.status < 500) {
    return new InputError(`The request cannot be read: ${error.message}`);
  }
  const PublicClass = publicClasses[error.name];
  return PublicClass
    ? new PublicClass(redact(withoutCauses(error.message)))
    : internalError();
}

function internalError(): Error {
  return new Error('Something went wrong; the log of the backend says what');
}

/** Backstage's errors carry their causes in the message too. */
function withoutCauses(message: string): string {
  return message.split('; caused by ')[0]!;
}
