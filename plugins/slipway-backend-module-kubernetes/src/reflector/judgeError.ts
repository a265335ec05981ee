import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { RetryableOperationError } from '@slipway/backstage-plugin-slipway-node';
import {
  ServerUnreachableError,
  VersionExpiredError,
} from '../clusters/errors';
import { ReflectorTrouble } from './reflectorState';

/** Whoever asks for more is mistaken; and a timer for more than 24 days would not wait at all. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/** What a failure means for a reflector. */
export type Judgement =
  | { next: 'relist'; message: string }
  | {
      next: 'retry';
      trouble: ReflectorTrouble;
      message: string;
      /** The server asked to be left alone for so long, in milliseconds. */
      retryAfterMs: number;
    };

/**
 * What a failed list or watch means.
 *
 * @param isListed - without a first list there is nothing that could be stale
 */
export function judgeError(error: unknown, isListed: boolean): Judgement {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof VersionExpiredError) {
    return { next: 'relist', message };
  }
  if (error instanceof NotAllowedError || error instanceof NotFoundError) {
    return { next: 'retry', trouble: 'no-access', message, retryAfterMs: 0 };
  }
  const isUnreachable = error instanceof ServerUnreachableError || !isListed;
  const retryAfterMs =
    error instanceof RetryableOperationError
      ? Math.min((error.retryAfterSeconds ?? 0) * 1000, MAX_RETRY_AFTER_MS)
      : 0;
  return {
    next: 'retry',
    trouble: isUnreachable ? 'unreachable' : 'stale',
    message,
    retryAfterMs,
  };
}

/** Whether the server itself said so in a watch, rather than the watch having broken off. */
export function isFromServer(error: unknown): boolean {
  return [
    VersionExpiredError,
    RetryableOperationError,
    NotAllowedError,
    NotFoundError,
  ].some(type => error instanceof type);
}
