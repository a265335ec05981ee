import { Knex } from 'knex';

const MOST_ATTEMPTS = 12;
const BATCH = 20;

/** Doubles with each attempt, from 30 s up to an hour. */
const PAUSE =
  "least(interval '30 seconds' * power(2, attempts), interval '1 hour')";

/**
 * Which ended operations people are still to be told of.
 *
 * @remarks
 * A row is written when the end of an operation is audited, which is repeated until it has succeeded; so the end of no
 * operation is forgotten, and rows are claimed under a lock, so two replicas do not both send one.
 */
export class NoticeOutbox {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(operationId: string): Promise<void> {
    await this.#knex('operation_notices')
      .insert({ operation_id: operationId })
      .onConflict('operation_id')
      .ignore();
  }

  /** Takes what is due; it is due again after a pause that doubles with each attempt, from 30 s up to an hour. */
  async claim(): Promise<{ operationId: string; lastAttempt: boolean }[]> {
    const due = this.#knex('operation_notices')
      .whereNull('closed_at')
      // What is due later than after its pause was written before the clock was put back.
      .whereRaw(`(due_at <= now() OR due_at > now() + ${PAUSE})`)
      .orderBy('due_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .select('operation_id');
    const rows: { operation_id: string; attempts: number }[] = await this.#knex(
      'operation_notices',
    )
      .whereIn('operation_id', due)
      .update({
        attempts: this.#knex.raw('attempts + 1'),
        due_at: this.#knex.raw(`now() + ${PAUSE}`),
      })
      .returning(['operation_id', 'attempts']);
    return rows.map(row => ({
      operationId: row.operation_id,
      lastAttempt: row.attempts >= MOST_ATTEMPTS,
    }));
  }

  /** The notice was sent, or is given up. */
  async close(operationId: string): Promise<void> {
    await this.#knex('operation_notices')
      .where({ operation_id: operationId })
      .update({ closed_at: this.#knex.fn.now() });
  }
}
