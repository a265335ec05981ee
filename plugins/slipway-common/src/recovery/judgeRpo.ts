import { describeLength } from './describeLength';
import { Judged, notKnown, PostureFacts } from './facts';
import { getAchievableRpo } from './getAchievableRpo';
import { RecoveryObjective } from './objective';

/** From this share of an RPO on it is at risk: the next backup that is late breaks it. */
const RISKY_SHARE = 0.75;

/** Whether a recovery now would lose no more than allowed. */
export function judgeRpo(
  { scope, seconds }: RecoveryObjective,
  { datastore, observedAt, now }: PostureFacts,
): Judged {
  const isLocal = scope === 'local';
  const from = isLocal ? '' : ` from another ${scope}`;
  const achieved = getAchievableRpo(datastore, { scope, observedAt, now });
  if (!achieved.known) {
    return achieved.reason === 'none-recorded'
      ? {
          state: 'Breached',
          achieved,
          message: `Nothing can be restored${from}: ${achieved.message}`,
          remedy: isLocal
            ? 'Turn automated backups on, or take a snapshot now'
            : `Copy its backups to another ${scope}`,
        }
      : notKnown(achieved);
  }
  const lost = achieved.value;
  const message = `A restore${from} now would lose the last ${describeLength(lost)}; the objective is ${describeLength(seconds)}`;
  if (lost > seconds) {
    return {
      state: 'Breached',
      achieved,
      message,
      remedy: isLocal
        ? 'Look why its backups have stopped; a snapshot now limits the loss'
        : `Look why its copies in another ${scope} have stopped`,
    };
  }
  return lost > seconds * RISKY_SHARE
    ? {
        state: 'AtRisk',
        achieved,
        message,
        remedy: 'Look whether the next backup comes in time',
      }
    : { state: 'Met', achieved, message };
}
