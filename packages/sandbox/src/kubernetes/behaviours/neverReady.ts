import type { Behaviour } from './behaviour';
import { getToRunning } from './healthy';

/** Runs without being ready; one that was ready loses it. */
export const neverReady: Behaviour = sight =>
  getToRunning(sight) ??
  (sight.phase === 'ready'
    ? { act: 'lose-readiness', at: sight.now }
    : undefined);
