import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { MemoryStore, Options } from 'express-rate-limit';
import { RequestLimit } from '../config/readLimits';
import { describePrincipal } from '../permissions/people';
import { TooManyRequestsError } from './TooManyRequestsError';

const WINDOW_MS = 60_000;
/** What is under way ends within seconds. */
const SOON_SECONDS = 1;

/**
 * Answers so many requests of one principal in a minute, and so many at the same time.
 *
 * @remarks
 * Whoever acts for somebody has a measure of its own, so that an agent that runs wild does not use up the person's.
 * Each replica counts by itself: a limit is what one process can bear.
 */
export class RequestLimiter {
  readonly #limit: RequestLimit;
  readonly #counts = new MemoryStore();
  readonly #inFlight = new Map<string, number>();
  #inFlightOfAll = 0;

  constructor(limit: RequestLimit) {
    this.#limit = limit;
    // The store reads nothing else of the options, which are those of a middleware.
    this.#counts.init({ windowMs: WINDOW_MS } as Options);
  }

  /**
   * Does the work, unless it is too much.
   *
   * @throws TooManyRequestsError saying when to come back; ServiceUnavailableError where all together ask for too much.
   */
  async run<TResult>(
    { credentials }: { credentials: BackstageCredentials },
    work: () => Promise<TResult>,
  ): Promise<TResult> {
    const principal = describePrincipal(credentials);
    this.#enter(principal);
    try {
      await this.#count(principal);
      return await work();
    } finally {
      this.#leave(principal);
    }
  }

  stop(): void {
    this.#counts.shutdown();
  }

  #enter(principal: string): void {
    const { inFlight, inFlightOfAll } = this.#limit;
    const running = this.#inFlight.get(principal) ?? 0;
    if (running >= inFlight) {
      throw new TooManyRequestsError(
        `${inFlight} of your requests are being answered; send the next one when one of them is done`,
        { retryAfterSeconds: SOON_SECONDS },
      );
    }
    if (this.#inFlightOfAll >= inFlightOfAll) {
      throw Object.assign(
        new ServiceUnavailableError(
          'The portal is answering as many requests as it can; try again in a moment',
        ),
        { retryAfterSeconds: SOON_SECONDS },
      );
    }
    this.#inFlight.set(principal, running + 1);
    this.#inFlightOfAll += 1;
  }

  #leave(principal: string): void {
    const left = (this.#inFlight.get(principal) ?? 1) - 1;
    if (left > 0) {
      this.#inFlight.set(principal, left);
    } else {
      this.#inFlight.delete(principal);
    }
    this.#inFlightOfAll -= 1;
  }

  async #count(principal: string): Promise<void> {
    const { perMinute } = this.#limit;
    const { totalHits, resetTime } = await this.#counts.increment(principal);
    if (totalHits > perMinute) {
      const left = (resetTime?.getTime() ?? Date.now()) - Date.now();
      const retryAfterSeconds = Math.max(1, Math.ceil(left / 1000));
      throw new TooManyRequestsError(
        `You have sent more than ${perMinute} requests of this kind within a minute; try again in ${retryAfterSeconds} s`,
        { retryAfterSeconds },
      );
    }
  }
}
