import { CustomErrorBase } from '@backstage/errors';

/**
 * The operation cannot succeed any more: what it was approved for is not there, or the platform refused for good.
 *
 * @public
 */
export class TerminalOperationError extends CustomErrorBase {
  name = 'TerminalOperationError' as const;
}

/**
 * The outcome is unknown or the platform cannot be reached; looking again later may succeed.
 *
 * @public
 */
export class RetryableOperationError extends CustomErrorBase {
  name = 'RetryableOperationError' as const;

  /** After how many seconds, where the platform said so (Retry-After). */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    options?: { cause?: unknown; retryAfterSeconds?: number },
  ) {
    super(message, options?.cause);
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}
