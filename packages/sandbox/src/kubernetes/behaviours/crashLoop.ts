import type { Behaviour } from './behaviour';
import { getToRunning } from './healthy';

/** How long a container that has ended shows that before its kubelet does something about it. */
const showsEndMs = 300;
const outOfMemory = 137;

/**
 * Ends again and again: `exit-code` (137, out of memory, unless given) and `message` say how.
 *
 * @remarks The first restart is at once, the next after a back-off, and each back-off is twice the one before.
 */
export const crashLoop: Behaviour = sight => {
  const { phase, since, now, timing, restarts } = sight;
  switch (phase) {
    case 'running':
      return { act: 'end', at: since + timing.crashMs, ...readEnd(sight) };
    case 'ready':
      return { act: 'end', at: now, ...readEnd(sight) };
    case 'ended':
      return restarts === 0
        ? { act: 'run', at: since + showsEndMs }
        : {
            act: 'back-off',
            at: since + showsEndMs,
            ms: backOffMs(restarts, timing),
          };
    case 'crash-back-off':
      return { act: 'run', at: since + backOffMs(restarts, timing) };
    default:
      return getToRunning(sight);
  }
};

/** How long to wait before that restart or attempt, the first being 1. */
export function backOffMs(
  attempt: number,
  timing: { backOffMs: number; maxBackOffMs: number },
): number {
  return Math.min(timing.backOffMs * 2 ** (attempt - 1), timing.maxBackOffMs);
}

function readEnd({ annotation }: Parameters<Behaviour>[0]) {
  const exitCode = Number(annotation('exit-code') ?? outOfMemory);
  return {
    exitCode,
    message:
      annotation('message') ??
      (exitCode === outOfMemory
        ? 'Terminating due to java.lang.OutOfMemoryError: Java heap space'
        : 'Application run failed'),
  };
}
