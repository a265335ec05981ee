import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import type { Recording, RecordedBoundary } from './Recording';

/** The rows of a table as PostgreSQL writes them in JSON, whatever columns they have. */
export async function dumpRows(
  knex: Knex,
  table: string,
  order: string,
): Promise<JsonObject[]> {
  const rows = await knex(table)
    .orderBy(order)
    .select<{ row: JsonObject }[]>(knex.raw('row_to_json(??) AS row', [table]));
  return rows.map(({ row }) => row);
}

/** Puts an operation back as it was at a boundary: its row, its events and its lock, and nobody who carries it out. */
export async function loadRows(
  knex: Knex,
  { events }: Recording,
  { operation, locks }: RecordedBoundary,
): Promise<void> {
  await insert(knex, 'operations', [operation]);
  const written = events.slice(0, operation.event_count);
  await insert(knex, 'operation_events', written);
  await insert(knex, 'target_locks', locks);
}

async function insert(knex: Knex, table: string, rows: readonly JsonObject[]) {
  await knex.raw(
    'INSERT INTO ?? SELECT * FROM json_populate_recordset(null::??, ?::json)',
    [table, table, JSON.stringify(rows)],
  );
}
