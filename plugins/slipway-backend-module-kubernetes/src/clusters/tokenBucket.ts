/** How fast requests may be sent. */
export interface RateLimit {
  /** @default 20 */
  perSecond?: number;
  /** How many may be sent at once after a quiet time. @default 40 */
  burst?: number;
  /** How long a request may have to wait; what would wait longer is refused. @default without end */
  longestWaitSeconds?: number;
}

/** Lets through so many requests a second, so that no page and no storm of reconnects can press on an API server. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #longestWaitMs: number;
  readonly #now: () => number;
  #tokens: number;
  #filledAt: number;

  constructor(
    limit: RateLimit = {},
    now: () => number = () => performance.now(),
  ) {
    this.#perSecond = limit.perSecond ?? 20;
    this.#burst = limit.burst ?? 40;
    this.#longestWaitMs = (limit.longestWaitSeconds ?? Infinity) * 1000;
    this.#tokens = this.#burst;
    this.#now = now;
    this.#filledAt = now();
  }

  /**
   * Takes a token, and says how many milliseconds to wait before using it; takes none and says nothing where that
   * would be too long.
   */
  take(): number | undefined {
    const now = this.#now();
    const refill = ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, refill));
    this.#filledAt = now;
    const missing = Math.max(0, 1 - this.#tokens);
    const delay = (missing / this.#perSecond) * 1000;
    if (delay > this.#longestWaitMs) {
      return undefined;
    }
    this.#tokens -= 1;
    return delay;
  }
}
