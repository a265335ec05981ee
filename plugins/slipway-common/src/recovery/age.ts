import { UnknownFact, unknownFact } from '../fact';
import { describeLength } from './describeLength';

/** How far the clock of a platform may be ahead of this one, in seconds, before its times say nothing. */
const AHEAD_FOR = 5 * 60;

/** How old an observation may be, in seconds, before nothing is said to be kept by it. */
const OBSERVED_FOR = 15 * 60;

/**
 * How long ago a time was, in seconds.
 *
 * @remarks
 * A time a little ahead is now, as clocks differ. One far ahead is an unknown: by it everything would look fresh.
 *
 * @param what - whose time it is, as the beginning of a sentence.
 */
export function getAge(
  time: string,
  { now, what }: { now: number; what: string },
): number | UnknownFact {
  const seconds = (now - Date.parse(time)) / 1000;
  return seconds < -AHEAD_FOR
    ? unknownFact(
        'unreachable',
        `${what} is ${describeLength(-seconds)} ahead of the clock of the portal, so its age is not known`,
      )
    : Math.max(seconds, 0);
}

/** Why an observation says nothing about now; `undefined` where it is fresh. */
export function getStaleness(
  observedAt: string,
  now: number,
): UnknownFact | undefined {
  const age = getAge(observedAt, { now, what: 'The time of observation' });
  if (typeof age !== 'number') {
    return age;
  }
  return age > OBSERVED_FOR
    ? unknownFact(
        'unreachable',
        `Last seen ${describeLength(age)} ago`,
        observedAt,
      )
    : undefined;
}
