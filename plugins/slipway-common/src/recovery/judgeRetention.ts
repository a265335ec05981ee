import { unknownFact } from '../fact';
import { describeLength } from './describeLength';
import { Judged, notKnown, PostureFacts } from './facts';
import { RecoveryObjective } from './objective';

/** Whether backups are kept for as long as is asked for. */
export function judgeRetention(
  { scope, seconds }: RecoveryObjective,
  { datastore }: PostureFacts,
): Judged {
  if (scope !== 'local') {
    return notKnown(
      unknownFact(
        'not-configured',
        `How long copies in another ${scope} are kept is not known`,
      ),
      'Look at the place that keeps the copies',
    );
  }
  const kept = datastore.retentionSeconds;
  if (!kept.known) {
    return notKnown(kept);
  }
  const message = `Backups are kept for ${describeLength(kept.value)}; the objective is ${describeLength(seconds)}`;
  return kept.value < seconds
    ? {
        state: 'Breached',
        achieved: kept,
        message,
        remedy: `Set the retention of its backups to ${describeLength(seconds)}`,
      }
    : { state: 'Met', achieved: kept, message };
}
