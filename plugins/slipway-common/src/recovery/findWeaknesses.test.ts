import { knownFact, unknownFact } from '../fact';
import { aDatastore, aRecoveryPoint } from '../testUtils';
import { Datastore } from './datastore';
import { findWeaknesses } from './findWeaknesses';

const origin = { source: 'test', observedAt: '2026-01-15T10:00:00.000Z' };

describe('findWeaknesses', () => {
  it.each<[string, Partial<Datastore>, string[]]>([
    ['none', {}, []],
    [
      'deletion protection is off',
      { deletionProtection: knownFact(false, origin) },
      ['DeletionProtectionOff'],
    ],
    [
      'it is not encrypted',
      { encryption: knownFact({ encrypted: false }, origin) },
      ['NotEncrypted'],
    ],
    [
      'backups are off',
      { window: unknownFact('not-configured', 'Automated backups are off') },
      ['NoPointInTime'],
    ],
    [
      'nothing can be restored by time yet',
      { window: unknownFact('none-recorded', 'No backup has completed') },
      ['NoPointInTime'],
    ],
    [
      'the window may not be read',
      { window: unknownFact('no-access', 'AccessDenied') },
      [],
    ],
    [
      'no snapshot is there',
      { recoveryPoints: knownFact([], origin) },
      ['NoRecoveryPoint'],
    ],
    [
      'the only snapshot has failed',
      {
        recoveryPoints: knownFact(
          [aRecoveryPoint({ usable: false, status: 'failed' })],
          origin,
        ),
      },
      ['NoRecoveryPoint'],
    ],
    [
      'there are no checks',
      { checks: unknownFact('not-configured', 'No checks are declared') },
      ['NoChecks'],
    ],
  ])('%s (F27)', (_, parts, codes) => {
    const found = findWeaknesses(aDatastore(parts));
    expect(found.map(({ code }) => code)).toEqual(codes);
    found.forEach(({ message, remedy }) =>
      expect([message.length > 10, remedy.length > 10]).toEqual([true, true]),
    );
  });
});
