// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('secrets', table => {
    table.comment('Secrets that all replicas share and that never leave them');
    table.text('name').primary();
    table.text('value').notNullable();
  });

  await knex.schema.createTable('operation_notices', table => {
    table.comment('Outbox of the notifications that operations have ended');
    table
      .uuid('operation_id')
      .primary()
      .references('operations.id')
      .onDelete('CASCADE');
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .specificType('due_at', 'timestamptz')
      .notNullable()
      .defaultTo(knex.fn.now())
      .comment('When it is to be tried next');
    table
      .specificType('closed_at', 'timestamptz')
      .comment('When it was sent, or given up');
  });
  await knex.raw(
    'CREATE INDEX operation_notices_due ON operation_notices (due_at) WHERE closed_at IS NULL',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('operation_notices');
  await knex.schema.dropTable('secrets');
};
