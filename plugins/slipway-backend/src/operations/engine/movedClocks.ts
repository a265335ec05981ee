import { Knex } from 'knex';

/**
 * Brings forward what lies further ahead than whoever wrote it can have meant: since then the clock of the database was
 * put back, as by a fail-over to a server with another one.
 *
 * @remarks
 * A lease ends at most its whole term from now: its holder has asked for the last renewal before now, and by its own
 * clocks stops earlier than that. What was claimed had been due; everything else is due at most its whole pause from now.
 */
export async function bringForward(knex: Knex): Promise<void> {
  await knex.raw(
    `UPDATE executors SET expires_at = clock_timestamp() + term
     WHERE id IN (
       SELECT id FROM executors
       WHERE expires_at > clock_timestamp() + term
       FOR UPDATE SKIP LOCKED
     )`,
  );
  const pause = `CASE WHEN executor_id IS NULL THEN pause ELSE interval '0' END`;
  await knex.raw(
    `UPDATE operations SET run_at = clock_timestamp() + ${pause}
     WHERE id IN (
       SELECT id FROM operations
       WHERE ended_at IS NULL
         AND run_at > clock_timestamp()
         AND run_at < 'infinity'
         AND run_at > clock_timestamp() + ${pause}
       FOR UPDATE SKIP LOCKED
     )`,
  );
}
