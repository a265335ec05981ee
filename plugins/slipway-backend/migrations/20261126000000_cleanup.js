// @ts-check

/*
 * What operations need that make something for themselves and remove it again, however they end. A replica of the
 * version before neither knows the kinds that do so nor how to clean up after them: the constraint keeps it from ending
 * them.
 */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .jsonb('current_step')
      .comment('The step that has begun: its index, name, purpose and start');
    table
      .boolean('owes_cleanup')
      .notNullable()
      .defaultTo(false)
      .comment(
        'Whether it has begun to change something that it has to remove again',
      );
    table
      .jsonb('ending')
      .comment('How it will end as soon as it has cleaned up');
  });
  await knex.raw(
    `ALTER TABLE operations ADD CONSTRAINT operations_end_cleaned_up
     CHECK (ended_at IS NULL OR NOT owes_cleanup)`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw(
    'ALTER TABLE operations DROP CONSTRAINT operations_end_cleaned_up',
  );
  await knex.schema.alterTable('operations', table => {
    table.dropColumn('ending');
    table.dropColumn('owes_cleanup');
    table.dropColumn('current_step');
  });
};
