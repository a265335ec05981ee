import { createHash } from 'node:crypto';
import { Fact, ObservedChange } from '@slipway/backstage-plugin-slipway-common';
import { WorkloadPlace } from '../sights';
import { SeenChange } from './findChanges';
import { Sighting } from './sighting';

/** A row of `workload_sightings`. */
export interface SightingRow extends WorkloadPlace {
  sequence: number;
  revision: string | null;
  version: string | null;
  paused: boolean;
  desired: number | null;
  kept: string[];
  changed_at: Date;
}

/** A row of `observed_changes`. */
export interface ChangeRow extends WorkloadPlace {
  id: string;
  kind: ObservedChange['kind'];
  at: Date;
  from: string | null;
  to: string | null;
  revision: string | null;
  made_by: Fact<string>;
  change_cause: string | null;
}

/** A sighting as its row has it. */
export function toSightingRow(
  place: WorkloadPlace,
  sighting: Sighting,
): SightingRow {
  return {
    ...place,
    sequence: sighting.sequence,
    revision: sighting.revision,
    version: sighting.version,
    paused: sighting.paused,
    desired: sighting.desired ?? null,
    kept: [...sighting.kept],
    changed_at: sighting.changedAt,
  };
}

/** A sighting from its row. */
export function fromSightingRow(row: SightingRow): Sighting {
  return {
    sequence: row.sequence,
    revision: row.revision ?? '',
    version: row.version ?? '',
    paused: row.paused,
    ...(row.desired !== null && { desired: row.desired }),
    kept: row.kept,
    changedAt: row.changed_at,
  };
}

/** A change as its row has it. Its ID is made from what has changed, so that nobody writes it twice. */
export function toChangeRow(
  place: WorkloadPlace,
  change: SeenChange,
): ChangeRow {
  return {
    ...place,
    id: makeId([...Object.values(place), change.kind, change.mark]),
    kind: change.kind,
    at: change.at,
    from: change.from ?? null,
    to: change.to ?? null,
    revision: change.revision ?? null,
    made_by: change.madeBy,
    change_cause: change.changeCause ?? null,
  };
}

/** A change as it is shown. */
export function toObservedChange(row: ChangeRow): ObservedChange {
  return {
    id: row.id,
    kind: row.kind,
    at: row.at.toISOString(),
    environment: row.environment,
    target: row.target,
    workload: row.workload,
    ...(row.from !== null && { from: row.from }),
    ...(row.to !== null && { to: row.to }),
    ...(row.revision !== null && { revision: row.revision }),
    madeBy: row.made_by,
    ...(row.change_cause !== null && { changeCause: row.change_cause }),
  };
}

/** A UUID of version 8, as RFC 9562 has them for hashes. */
function makeId(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = '89ab'[parseInt(hash[16]!, 16) % 4];
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
