/** How samples are kept: in spans of so many seconds, for so many seconds. */
export interface StoredSpan {
  seconds: number;
  keptSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
/** So that a question for the longest time finds its first span whole. */
const MARGIN = HOUR / 4;

/** Every minute for a day, every quarter of an hour for two weeks. */
export const storedSpans = [
  { seconds: 60, keptSeconds: DAY + MARGIN },
  { seconds: 900, keptSeconds: 14 * DAY + HOUR },
] as const satisfies readonly StoredSpan[];

/** In what spans an answer is given: about 60 to 400 of them, and from which stored ones it is made. */
export function chooseResolution(hours: number): {
  resolutionSeconds: number;
  storedSeconds: number;
} {
  if (hours <= 6) {
    return { resolutionSeconds: 60, storedSeconds: 60 };
  }
  if (hours <= 24) {
    return { resolutionSeconds: 300, storedSeconds: 60 };
  }
  return hours <= 96
    ? { resolutionSeconds: 900, storedSeconds: 900 }
    : { resolutionSeconds: 3600, storedSeconds: 900 };
}

/** Where the span begins that a time is in, in milliseconds. */
export function startOfSpan(at: number, seconds: number): number {
  return Math.floor(at / (seconds * 1000)) * seconds * 1000;
}
