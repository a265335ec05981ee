import type { Behaviour } from './behaviour';
import { readDuration } from './duration';
import { becomeReady, getToRunning } from './healthy';

const defaultReadyAfterMs = 10_000;

/** Runs, and is ready after `ready-after`, a duration such as `4s`. */
export const slowStart: Behaviour = sight => {
  const readyAfter =
    readDuration(sight.annotation('ready-after')) ?? defaultReadyAfterMs;
  return getToRunning(sight) ?? becomeReady(sight, sight.since + readyAfter);
};
