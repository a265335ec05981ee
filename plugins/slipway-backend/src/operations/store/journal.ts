import { Knex } from 'knex';
import { EventRow, OperationRow } from '../../database/rows';
import { chainEvents, NewEvent } from './eventLog';

/** The right of one executor to write about one operation; void as soon as another claims it. */
export interface Claim {
  operationId: string;
  executorId: string;
  epoch: number;
}

/** An operation under its row lock, with the time by the database. */
export type LockedOperation = OperationRow & { now: Date };

/** What is written in one transaction: entries of the log, and columns of the operation. */
export interface Entry {
  events: readonly NewEvent[];
  columns?: Partial<OperationRow> & { run_at?: Knex.Raw | Date };
}

const jsonColumns = [
  'current_step',
  'done',
  'ending',
  'failure',
  'input',
  'open_step',
  'progress',
  'step_state',
  'stop',
];

function toColumns(columns: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name,
      jsonColumns.includes(name) && value !== null
        ? JSON.stringify(value)
        : value,
    ]),
  );
}

/** Locks an operation's row; with a claim, only while that claim is valid. */
export async function lockOperation(
  transaction: Knex.Transaction,
  where: { id: string; claim?: Claim },
): Promise<LockedOperation | undefined> {
  const query = transaction<OperationRow>('operations')
    .where({ id: where.id })
    .forUpdate()
    .select(
      '*',
      transaction.raw(`date_trunc('milliseconds', clock_timestamp()) AS "now"`),
    );
  if (where.claim) {
    query.where({
      executor_id: where.claim.executorId,
      epoch: where.claim.epoch,
    });
  }
  const [row] = (await query) as LockedOperation[];
  return row;
}

/**
 * Appends to the log of an operation whose row the transaction has locked, and writes its columns.
 *
 * @remarks
 * The row lock is what keeps the sequence without a gap and the chain unforked.
 */
export async function writeEntry(
  transaction: Knex.Transaction,
  operation: LockedOperation,
  entry: Entry,
): Promise<OperationRow> {
  const rows: EventRow[] = chainEvents(
    {
      operationId: operation.id,
      count: operation.event_count,
      head: operation.event_head,
      at: operation.now,
    },
    entry.events,
  );
  if (rows.length > 0) {
    await transaction('operation_events').insert(rows);
  }
  const last = rows.at(-1);
  const [updated] = await transaction<OperationRow>('operations')
    .where({ id: operation.id })
    .update(
      toColumns({
        ...entry.columns,
        updated_at: operation.now,
        ...(last && { event_count: last.sequence, event_head: last.hash }),
      }),
    )
    .returning('*');
  return updated!;
}

/** Inserts a new operation as JSON columns want it. */
export async function insertOperation(
  transaction: Knex.Transaction,
  columns: Partial<OperationRow> & { run_at: Knex.Raw; pause: Knex.Raw },
): Promise<void> {
  await transaction('operations').insert(toColumns(columns));
}
