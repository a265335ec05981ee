import { CustomErrorBase } from '@backstage/errors';

/** A principal asks for more than one may have. Answered as a 429 that says when to come back. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  /** By which Backstage answers an error whose name it does not know. */
  readonly statusCode = 429;
  readonly retryAfterSeconds?: number;

  constructor(message: string, options?: { retryAfterSeconds: number }) {
    super(message);
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}
