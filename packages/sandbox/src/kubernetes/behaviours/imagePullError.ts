import type { Behaviour, ContainerSight } from './behaviour';
import { backOffMs } from './crashLoop';
import { healthy } from './healthy';

/** How long the error of an attempt shows before the back-off does. */
const showsErrorMs = 1500;

/** The registry does not know the image: an attempt, a pause, an attempt, each pause twice the one before. */
export const imagePullError: Behaviour = sight => {
  const { phase, since } = sight;
  switch (phase) {
    case 'creating':
      return { act: 'fail-pull', at: firstAttempt(sight) };
    case 'pull-error':
      return { act: 'back-off-pull', at: since + showsErrorMs };
    case 'pull-back-off':
      return { act: 'fail-pull', at: nextAttempt(sight) };
    default:
      return healthy(sight);
  }
};

function firstAttempt({ podStartedAt, timing }: ContainerSight): number {
  return podStartedAt + timing.pullErrorMs;
}

/** Counted from the first one, so that a kubelet that was restarted goes on where it was. */
function nextAttempt(sight: ContainerSight): number {
  let at = firstAttempt(sight);
  for (let attempt = 1; at <= sight.since; attempt++) {
    at += backOffMs(attempt, sight.timing);
  }
  return at;
}
