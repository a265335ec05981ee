import { pause } from './pause';

/** When lists are read again. */
export interface PollTiming {
  /** Between two readings of a list, in milliseconds. */
  pollMs: number;
  /** The longest wait after failures, in milliseconds. */
  maxMs: number;
  /** From 0 to 1. */
  random(): number;
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** A page costs a second of pause: a list of hundreds of pages is read every few minutes, and not without end. */
const PAGE_MS = 1_000;

/** The times in production. */
export function createTiming(pollSeconds: number): PollTiming {
  return {
    pollMs: pollSeconds * 1_000,
    maxMs: Math.max(pollSeconds * 1_000, 300_000),
    random: Math.random,
    pause,
  };
}

/** How long to wait after a list of so many pages was read: a tenth less or more, so that lists do not come all at once. */
export function getRestMs(
  pages: number,
  { pollMs, random }: PollTiming,
): number {
  return Math.max(pollMs, pages * PAGE_MS) * (0.9 + 0.2 * random());
}

/**
 * How long to wait after failures: doubled each time up to the longest, the upper half of it by chance.
 *
 * @param failures - 1 after the first
 */
export function getBackoffMs(
  failures: number,
  { pollMs, maxMs, random }: PollTiming,
): number {
  const full = Math.min(maxMs, pollMs * 2 ** Math.min(failures, 30));
  return full / 2 + (random() * full) / 2;
}
