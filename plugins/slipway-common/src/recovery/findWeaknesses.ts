import { UnknownFact } from '../fact';
import { Datastore } from './datastore';
import { RecoveryPosture } from './posture';

type Weakness = RecoveryPosture['weaknesses'][number];

/** What weakens a recovery though no objective names it. */
export function findWeaknesses(datastore: Datastore): Weakness[] {
  const { deletionProtection, encryption, window, recoveryPoints, checks } =
    datastore;
  const found: (Weakness | false)[] = [
    deletionProtection.known &&
      !deletionProtection.value && {
        code: 'DeletionProtectionOff',
        message: 'Deletion protection is off',
        remedy: 'Turn it on, so that no slip can take the data away',
      },
    encryption.known &&
      !encryption.value.encrypted && {
        code: 'NotEncrypted',
        message: 'Its storage and its backups are not encrypted',
        remedy: 'Restore an encrypted copy and move over to it',
      },
    !window.known &&
      isAbsent(window) && {
        code: 'NoPointInTime',
        message: window.message,
        remedy: 'Turn automated backups on',
      },
    recoveryPoints.known &&
      !recoveryPoints.value.some(({ usable }) => usable) && {
        code: 'NoRecoveryPoint',
        message: 'No snapshot of it has ever been completed, or none is kept',
        remedy: 'Take a snapshot now',
      },
    !checks.known && {
      code: 'NoChecks',
      message: `A recovered copy cannot be validated: ${checks.message}`,
      remedy: 'Declare slipway.dev/recovery-checks on the entity',
    },
  ];
  return found.filter(it => it !== false);
}

/** Whether there is nothing, and not only nobody who may see it. */
function isAbsent({ reason }: UnknownFact): boolean {
  return reason === 'not-configured' || reason === 'none-recorded';
}
