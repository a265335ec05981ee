import { Knex } from 'knex';

/** What is hashed stays as it was written. */
const logs = ['operation_events'];

/**
 * Moves the clock of the database, as a fail-over to a server with another clock does: every stored time is moved the
 * other way, all in one transaction.
 *
 * @param hours - positive where the clock is put forward.
 */
export async function moveDatabaseClock(
  knex: Knex,
  hours: number,
): Promise<void> {
  await knex.transaction(async transaction => {
    const columns = await transaction('information_schema.columns')
      .where({
        table_schema: transaction.raw('current_schema()'),
        data_type: 'timestamp with time zone',
      })
      .whereNotIn('table_name', logs)
      .whereNot('table_name', 'like', 'knex_%')
      .select('table_name', 'column_name');
    for (const { table_name: table, column_name: column } of columns) {
      await transaction(table).update({
        [column]: transaction.raw(`?? - ? * interval '1 hour'`, [
          column,
          hours,
        ]),
      });
    }
  });
}
