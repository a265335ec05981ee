import { Fact } from '../fact';
import { getAge, getStaleness } from './age';
import { Datastore } from './datastore';
import { RecoveryScope } from './objective';

/**
 * How much of its newest data a data store would lose if it were restored now, in seconds.
 *
 * @remarks
 * From an observation that is not fresh nothing follows: backups may have gone on since.
 *
 * @public
 */
export function getAchievableRpo(
  datastore: Pick<Datastore, 'latestRestorable'>,
  options: {
    scope: RecoveryScope;
    /** When the data store was observed, ISO 8601. */
    observedAt: string;
    /** Milliseconds since the epoch. */
    now: number;
  },
): Fact<number> {
  const { scope, observedAt, now } = options;
  const stale = getStaleness(observedAt, now);
  const latest = datastore.latestRestorable[scope];
  if (stale) {
    return stale;
  }
  if (!latest.known) {
    return latest;
  }
  const age = getAge(latest.value, {
    now,
    what: 'Its latest restorable time',
  });
  return typeof age === 'number' ? { ...latest, value: age } : age;
}
