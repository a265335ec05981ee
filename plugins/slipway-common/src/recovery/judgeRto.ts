import { unknownFact } from '../fact';
import { getAge } from './age';
import { describeLength } from './describeLength';
import { Judged, notKnown, PostureFacts } from './facts';
import { RecoveryObjective } from './objective';

/** How long a measured RTO is believed, in seconds: drills are monthly, and a few days may pass. */
const MEASURED_FOR = 35 * 86_400;

/** Whether the last recovery that was measured took no longer than allowed. */
export function judgeRto(
  { scope, seconds }: RecoveryObjective,
  { datastore, measured, now }: PostureFacts,
): Judged {
  if (scope !== 'local') {
    return notKnown(
      unknownFact(
        'none-recorded',
        `A recovery in another ${scope} was never measured`,
      ),
      'Rehearse it by hand: drills restore in the region of the data store',
    );
  }
  if (!measured.known) {
    return notKnown(
      measured,
      datastore.checks.known
        ? 'Run a drill'
        : 'Declare slipway.dev/recovery-checks on the entity, then run a drill: what is not validated is not measured',
    );
  }
  const { kind, recoverySeconds, at } = measured.value;
  const age = getAge(at, { now, what: `The end of the last ${kind}` });
  if (typeof age !== 'number') {
    return notKnown(age, 'Run a drill again');
  }
  const achieved = { ...measured, value: recoverySeconds };
  const message = `The last ${kind} took ${describeLength(recoverySeconds)}, ${describeLength(age)} ago; the objective is ${describeLength(seconds)}`;
  if (recoverySeconds > seconds) {
    return {
      state: 'Breached',
      achieved,
      message,
      remedy: 'Look at the phases of its report for what takes so long',
    };
  }
  return age > MEASURED_FOR
    ? { state: 'AtRisk', achieved, message, remedy: 'Run a drill again' }
    : { state: 'Met', achieved, message };
}
