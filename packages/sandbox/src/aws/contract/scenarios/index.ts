import type { Scenario } from '../Scenario';
import { identity, rights, secrets } from './identity';
import { backups, reading, tagging } from './reading';
import { pointInTime, removal, restoring } from './restores';
import { snapshots } from './snapshots';

/** All scenarios of the contract. */
export const scenarios: readonly Scenario[] = [
  reading,
  tagging,
  backups,
  snapshots,
  restoring,
  pointInTime,
  removal,
  identity,
  rights,
  secrets,
];
