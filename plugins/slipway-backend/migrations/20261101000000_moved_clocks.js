// @ts-check

/*
 * What tells a time that a clock has moved away from one that was meant: with a fail-over, times that one server has
 * written are compared with the clock of another.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('executors', table => {
    table
      .specificType('term', 'interval')
      .notNullable()
      .defaultTo(knex.raw("interval '20 seconds'"))
      .comment('How long after its renewal the lease runs out');
  });
  await knex.schema.alterTable('operations', table => {
    table
      .specificType('pause', 'interval')
      .notNullable()
      .defaultTo(knex.raw("interval '5 seconds'"))
      .comment('How long before `run_at` that was written');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropColumn('pause');
  });
  await knex.schema.alterTable('executors', table => {
    table.dropColumn('term');
  });
};
