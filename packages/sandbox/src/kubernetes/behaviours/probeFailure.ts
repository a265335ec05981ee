import type { Behaviour, ContainerSight, ProbeName } from './behaviour';
import { crashLoop } from './crashLoop';
import { neverReady } from './neverReady';

const firstMs = 500;
const periodMs = 10_000;
const toleratedFailures = 3;
const killed = 137;

/**
 * Runs while its readiness probe fails every ten seconds.
 *
 * @remarks With `probe: liveness` or `startup` it is restarted after the third failure, as a kubelet does.
 */
export const probeFailure: Behaviour = sight => {
  const probe = readProbe(sight);
  switch (sight.phase) {
    case 'running':
      return probe === 'Readiness'
        ? { act: 'fail-probe', at: nextProbe(sight), probe }
        : failAndRestart(sight, probe);
    case 'ended':
    case 'crash-back-off':
      return probe === 'Readiness' ? neverReady(sight) : crashLoop(sight);
    default:
      return neverReady(sight);
  }
};

function failAndRestart(
  sight: ContainerSight,
  probe: ProbeName,
): ReturnType<Behaviour> {
  const at = nextProbe(sight);
  const last = sight.since + firstMs + (toleratedFailures - 1) * periodMs;
  return at <= last
    ? { act: 'fail-probe', at, probe }
    : {
        act: 'end',
        at: sight.now,
        exitCode: killed,
        message: '',
        killed: true,
      };
}

/** The first one soon after the start, the others at its pace, also where nobody remembers the last one. */
function nextProbe({ since, now, probedAt }: ContainerSight): number {
  const first = since + firstMs;
  if (probedAt !== undefined && probedAt >= since) {
    return probedAt + periodMs;
  }
  return now <= first
    ? first
    : first + Math.ceil((now - first) / periodMs) * periodMs;
}

function readProbe({ annotation }: ContainerSight): ProbeName {
  switch (annotation('probe')) {
    case 'liveness':
      return 'Liveness';
    case 'startup':
      return 'Startup';
    default:
      return 'Readiness';
  }
}
