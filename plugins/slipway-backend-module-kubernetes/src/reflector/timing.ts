/** The times of a reflector, in milliseconds. */
export interface ReflectorTiming {
  /** For each page of a list. */
  listTimeoutMs: number;
  /** Until a watch has begun. */
  connectTimeoutMs: number;
  /** After so long, give or take a quarter, the server ends a watch. */
  watchMs: number;
  /** A watch on which nothing has come for so long is dropped: the API server sends a bookmark every 75 s at the latest. */
  idleMs: number;
  /** A watch that has lived so long counts as healthy: the next drop is the first again. */
  healthyMs: number;
  backoff: BackoffTiming;
  /** Between attempts while a right is missing. */
  noAccessMs: number;
}

/** How the time between attempts grows, in milliseconds. */
export interface BackoffTiming {
  firstMs: number;
  maxMs: number;
}

/** The times of a reflector in production. */
export const defaultTiming: ReflectorTiming = {
  listTimeoutMs: 30_000,
  connectTimeoutMs: 15_000,
  watchMs: 300_000,
  idleMs: 90_000,
  healthyMs: 10_000,
  backoff: { firstMs: 500, maxMs: 15_000 },
  noAccessMs: 60_000,
};

/**
 * How long to wait before an attempt: doubled each time up to the maximum, the upper half of it by chance, so that
 * reflectors that were dropped together do not come back together.
 *
 * @param attempt - 0 for the first
 * @param random - from 0 to 1
 */
export function getBackoffMs(
  attempt: number,
  { firstMs, maxMs }: BackoffTiming,
  random: number,
): number {
  const full = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return full / 2 + (random * full) / 2;
}
