// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('scaling_series', table => {
    table.comment('The autoscalers that were seen, each by its workload');
    table.bigIncrements('id');
    for (const name of ['entity_ref', 'environment', 'target', 'workload']) {
      table.text(name).notNullable();
    }
    table.unique(['entity_ref', 'environment', 'target', 'workload']);
  });
  await knex.schema.createTable('scaling_samples', table => {
    table.comment('What autoscalers did, in spans of a minute and of more');
    table
      .bigInteger('series_id')
      .notNullable()
      .references('scaling_series.id')
      .onDelete('CASCADE');
    table.integer('resolution').notNullable().comment('Length in seconds');
    table.specificType('at', 'timestamptz').notNullable();
    for (const name of ['min', 'max', 'current', 'desired']) {
      table.integer(`${name}_replicas`).notNullable();
    }
    table
      .jsonb('metrics')
      .notNullable()
      .comment('Of each metric the sum and the count of what was seen');
    table.primary(['series_id', 'resolution', 'at']);
    table.index(['resolution', 'at']);
  });

  await knex.schema.createTable('workload_sightings', table => {
    table.comment(
      'How each workload was last seen; the one without a name says that the service was looked at',
    );
    for (const name of ['entity_ref', 'environment', 'target', 'workload']) {
      table.text(name).notNullable();
    }
    table
      .integer('sequence')
      .notNullable()
      .comment('Raised by every change; of two that write the same, one wins');
    table.text('revision');
    table.text('version');
    table.boolean('paused').notNullable().defaultTo(false);
    table
      .integer('desired')
      .comment('Replicas; null where an autoscaler decides');
    table
      .jsonb('kept')
      .notNullable()
      .defaultTo('[]')
      .comment('Names of the revisions that were kept');
    table.specificType('changed_at', 'timestamptz(3)').notNullable();
    table.primary(['entity_ref', 'environment', 'target', 'workload']);
  });
  await knex.schema.createTable('observed_changes', table => {
    table.comment('Changes that were seen and that no operation made');
    table.uuid('id').primary().comment('Made from what has changed');
    table.text('kind').notNullable();
    table.specificType('at', 'timestamptz(3)').notNullable();
    for (const name of ['entity_ref', 'environment', 'target', 'workload']) {
      table.text(name).notNullable();
    }
    table.text('from');
    table.text('to');
    table.text('revision');
    table.jsonb('made_by').notNullable();
    table.text('change_cause');
    table.index(['entity_ref', 'at', 'id']);
  });

  await knex.schema.alterTable('operations', table => {
    table.index(['entity_ref', 'created_at', 'id']);
    table.index(['requested_by', 'created_at', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['entity_ref', 'created_at', 'id']);
    table.dropIndex(['requested_by', 'created_at', 'id']);
  });
  await knex.schema.dropTable('observed_changes');
  await knex.schema.dropTable('workload_sightings');
  await knex.schema.dropTable('scaling_samples');
  await knex.schema.dropTable('scaling_series');
};
