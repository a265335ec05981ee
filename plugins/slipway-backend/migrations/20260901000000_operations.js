// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('executors', table => {
    table.comment('The processes that carry out operations, each by a lease');
    table.text('id').primary();
    table
      .specificType('expires_at', 'timestamptz')
      .notNullable()
      .comment('By the clock of the database; once past it is never renewed');
  });

  await knex.schema.createTable('operations', table => {
    table.comment('Accepted plans, how far they are, and the queue of them');
    table.uuid('id').primary();
    for (const name of ['kind', 'entity_ref', 'environment', 'target']) {
      table.text(name).notNullable();
    }
    table.text('workload').notNullable();
    table.jsonb('input').notNullable();
    for (const name of ['summary', 'reason', 'requested_by', 'plan_hash']) {
      table.text(name).notNullable();
    }
    table
      .integer('handler_version')
      .notNullable()
      .comment('The version of the steps that it began with');
    table.uuid('supersedes').references('operations.id');
    table.uuid('superseded_by').references('operations.id');

    table.text('state').notNullable();
    table.text('message').notNullable();
    table.jsonb('progress');
    table.jsonb('failure');
    for (const name of ['created_at', 'updated_at']) {
      table.specificType(name, 'timestamptz(3)').notNullable();
    }
    table.specificType('ended_at', 'timestamptz(3)');

    table.integer('event_count').notNullable().defaultTo(0);
    table
      .text('event_head')
      .notNullable()
      .defaultTo('')
      .comment('Hash of the last entry of its log');
    table.boolean('intent_audited').notNullable().defaultTo(false);
    table.boolean('outcome_audited').notNullable().defaultTo(false);

    table.text('executor_id').comment('Who carries it out now');
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('Raised by every claim; a write of an older epoch is refused');
    table
      .integer('takeovers')
      .notNullable()
      .defaultTo(0)
      .comment('How often its executor was lost since its last finished step');
    table
      .specificType('run_at', 'timestamptz')
      .notNullable()
      .comment('When it is due; infinity where only a decision moves it');
    table.jsonb('stop').comment('Who asked it to stop, and why');

    table.json('step_state').comment('What its steps need to know again');
    table.integer('step_index').notNullable().defaultTo(0);
    table
      .specificType('changed_at', 'timestamptz(3)')
      .comment('When its first intent was written');
    table
      .jsonb('open_step')
      .comment(
        'The step that has begun to change something: its title, and whether the answer came',
      );
    table.text('sight').comment('What its step saw last, to tell progress');
    table
      .specificType('progress_at', 'timestamptz(3)')
      .comment('When its step last came forward');
    table.jsonb('done').notNullable().defaultTo('[]');

    table.index(['entity_ref', 'environment', 'target', 'created_at', 'id']);
  });
  await knex.raw(
    'CREATE INDEX operations_due ON operations (run_at) WHERE ended_at IS NULL',
  );
  await knex.raw(
    'CREATE INDEX operations_unaudited ON operations (ended_at) WHERE NOT outcome_audited',
  );

  await knex.schema.createTable('operation_events', table => {
    table.comment('The append-only, hash-chained log of each operation');
    table.uuid('operation_id').notNullable().references('operations.id');
    table.integer('sequence').notNullable();
    table.specificType('at', 'timestamptz(3)').notNullable();
    table.text('type').notNullable();
    table.text('message').notNullable();
    table.text('step');
    table.text('state');
    table.text('actor');
    table.text('hash').notNullable();
    table.primary(['operation_id', 'sequence']);
  });
  await knex.raw(`
    CREATE FUNCTION refuse_operation_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'operation_events is append-only';
    END $$`);
  await knex.raw(`
    CREATE TRIGGER operation_events_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON operation_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_operation_event_change()`);

  await knex.schema.createTable('idempotency_keys', table => {
    table.text('requested_by').notNullable();
    table.text('key').notNullable();
    table.text('body_hash').notNullable();
    table.uuid('operation_id').notNullable().references('operations.id');
    table.primary(['requested_by', 'key']);
  });

  await knex.schema.createTable('target_locks', table => {
    table.comment('Which operation may change a service in a target');
    table.text('target_ref').primary();
    table.uuid('operation_id').notNullable().unique();
    table.foreign('operation_id').references('operations.id');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('target_locks');
  await knex.schema.dropTable('idempotency_keys');
  await knex.schema.dropTable('operation_events');
  await knex.raw('DROP FUNCTION refuse_operation_event_change');
  await knex.schema.dropTable('operations');
  await knex.schema.dropTable('executors');
};
