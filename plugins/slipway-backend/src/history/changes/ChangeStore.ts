import { Knex } from 'knex';
import { placeKey, WorkloadPlace } from '../sights';
import { ChangeRow, SightingRow } from './changeRows';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long changes are kept, how many of a service at most, and how many however old they are. */
export const keptChanges = { days: 90, most: 500, least: 20 };

const PLACE_COLUMNS =
  'entity_ref text, environment text, target text, workload text';

/** How a workload is seen now, and what has changed for that. */
export interface SightingUpdate {
  sighting: SightingRow;
  changes: readonly ChangeRow[];
  /** Whether the workload is no more. */
  isGone?: boolean;
}

/** How workloads were last seen and what has changed on them, in the database. */
export class ChangeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** How the workloads of these services were last seen. */
  async listSightings(entityRefs: readonly string[]): Promise<SightingRow[]> {
    return this.#knex<SightingRow>('workload_sightings').whereRaw(
      'entity_ref = ANY(?)',
      [[...new Set(entityRefs)]],
    );
  }

  /**
   * Writes how workloads are seen now, with what has changed. Of two who have seen the same change, one writes it.
   *
   * @returns those that were written.
   */
  async write(updates: readonly SightingUpdate[]): Promise<SightingUpdate[]> {
    return this.#knex.transaction(async transaction => {
      const there = updates.filter(({ isGone }) => !isGone);
      const gone = updates.filter(({ isGone }) => isGone);
      const written = new Set(
        [
          ...(there.length ? await upsert(transaction, there) : []),
          ...(gone.length ? await remove(transaction, gone) : []),
        ].map(placeKey),
      );
      const won = updates.filter(({ sighting }) =>
        written.has(placeKey(sighting)),
      );
      await insertChanges(
        transaction,
        won.flatMap(({ changes }) => changes),
      );
      return won;
    });
  }

  /**
   * Removes what is older, or more, than is kept. A workload that is still there and of which nothing was seen for so long
   * is seen for the first time again: that makes the same changes with the same IDs.
   */
  async prune(now: number): Promise<void> {
    const cutoff = new Date(now - keptChanges.days * DAY_MS);
    await this.#knex.raw(
      `DELETE FROM observed_changes WHERE id IN (
         SELECT id FROM (
           SELECT id, at, row_number() OVER (PARTITION BY entity_ref ORDER BY at DESC, id DESC) AS place
           FROM observed_changes) AS counted
         WHERE place > ? OR (at < ? AND place > ?))`,
      [keptChanges.most, cutoff, keptChanges.least],
    );
    await this.#knex('workload_sightings')
      .where('changed_at', '<', cutoff)
      .delete();
  }
}

async function upsert(
  transaction: Knex.Transaction,
  updates: readonly SightingUpdate[],
): Promise<WorkloadPlace[]> {
  const { rows } = await transaction.raw(
    `INSERT INTO workload_sightings AS known
       (entity_ref, environment, target, workload, sequence, revision, version, paused, desired, kept, changed_at)
     SELECT * FROM jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS}, sequence int, revision text,
       version text, paused boolean, desired int, kept jsonb, changed_at timestamptz)
     ON CONFLICT (entity_ref, environment, target, workload) DO UPDATE SET
       sequence = excluded.sequence, revision = excluded.revision, version = excluded.version,
       paused = excluded.paused, desired = excluded.desired, kept = excluded.kept, changed_at = excluded.changed_at
     WHERE known.sequence = excluded.sequence - 1
     RETURNING entity_ref, environment, target, workload`,
    [JSON.stringify(updates.map(({ sighting }) => sighting))],
  );
  return rows;
}

async function remove(
  transaction: Knex.Transaction,
  updates: readonly SightingUpdate[],
): Promise<WorkloadPlace[]> {
  const { rows } = await transaction.raw(
    `DELETE FROM workload_sightings AS known
     USING jsonb_to_recordset(?::jsonb) AS seen(${PLACE_COLUMNS}, sequence int)
     WHERE (known.entity_ref, known.environment, known.target, known.workload)
         = (seen.entity_ref, seen.environment, seen.target, seen.workload)
       AND known.sequence = seen.sequence
     RETURNING known.entity_ref, known.environment, known.target, known.workload`,
    [JSON.stringify(updates.map(({ sighting }) => sighting))],
  );
  return rows;
}

async function insertChanges(
  transaction: Knex.Transaction,
  changes: readonly ChangeRow[],
): Promise<void> {
  if (!changes.length) {
    return;
  }
  await transaction.raw(
    `INSERT INTO observed_changes
       (id, kind, at, entity_ref, environment, target, workload, "from", "to", revision, made_by, change_cause)
     SELECT seen.id, seen.kind, seen.at, seen.entity_ref, seen.environment, seen.target, seen.workload,
       seen."from", seen."to", seen.revision, seen.made_by, seen.change_cause
     FROM jsonb_to_recordset(?::jsonb) AS seen(id uuid, kind text, at timestamptz, ${PLACE_COLUMNS},
       "from" text, "to" text, revision text, made_by jsonb, change_cause text)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(changes)],
  );
}
