import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { JsonValue } from '@backstage/types';

/** The longest that can be meant: what is longer is a slip of the pen. */
const MOST_SECONDS = 100 * 366 * 86_400;
const KEY = 'length';

/** How a length is written, for errors. */
export const howToWriteLength = 'Write a length such as 15m, 1h, 7d or PT1H';

/**
 * Reads a length of time as `@backstage/config` does, in seconds.
 *
 * @see https://backstage.io/docs/reference/config.readdurationfromconfig
 * @returns what is wrong with it, where it cannot be read.
 */
export function readLength(
  value: JsonValue | undefined,
): { seconds: number } | { problem: string } {
  if (typeof value === 'number') {
    return { problem: 'a number alone says no unit' };
  }
  if (value === undefined || (typeof value === 'string' && !value.trim())) {
    return { problem: 'it is empty' };
  }
  let seconds: number;
  try {
    const config = new ConfigReader({ [KEY]: value });
    const duration = readDurationFromConfig(config, { key: KEY });
    seconds = durationToMilliseconds(duration) / 1000;
  } catch {
    return { problem: 'this is not a length of time' };
  }
  return seconds > 0 && seconds <= MOST_SECONDS
    ? { seconds }
    : { problem: 'it must be more than nothing and less than a hundred years' };
}
