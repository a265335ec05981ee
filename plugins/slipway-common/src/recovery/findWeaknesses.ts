import { Datastore } from './datastore';
import { RecoveryPosture } from './posture';

type Weakness = RecoveryPosture['weaknesses'][number];

/** What weakens a recovery though no objective names it. */
export function findWeaknesses(datastore: Datastore): Weakness[] {
  const { deletionProtection, encryption, window, checks } = datastore;
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
      window.reason === 'not-configured' && {
        code: 'NoPointInTime',
        message: window.message,
        remedy: 'Turn automated backups on',
      },
    !checks.known && {
      code: 'NoChecks',
      message: `A recovered copy cannot be validated: ${checks.message}`,
      remedy: 'Declare slipway.dev/recovery-checks on the entity',
    },
  ];
  return found.filter(it => it !== false);
}
