import { RecoveryHistory } from '../recovery/recoveryHistory';
import { anObjective } from './aPosture';

const RESOLUTION = 3600;

/** A sample each hour, ending at the given time, with the given RPOs in seconds; `undefined` leaves a gap. @public */
export function aRecoveryHistory(
  options: { local?: readonly (number | undefined)[]; to?: string } = {},
): RecoveryHistory {
  const {
    local = [240, 300, undefined, undefined, 4200, 260],
    to = '2026-01-15T10:00:00.000Z',
  } = options;
  const from = Date.parse(to) - local.length * RESOLUTION * 1000;
  return {
    resolutionSeconds: RESOLUTION,
    from: new Date(from).toISOString(),
    to,
    samples: local.flatMap((seconds, index) =>
      seconds === undefined
        ? []
        : {
            at: new Date(from + index * RESOLUTION * 1000).toISOString(),
            rpoSeconds: { local: seconds },
          },
    ),
    objectives: [anObjective()],
  };
}
