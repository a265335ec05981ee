// @ts-check

const place = ['entity_ref', 'environment', 'target', 'datastore'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('recovery_series', table => {
    table.comment('The data stores whose achievable RPO was seen');
    table.bigIncrements('id');
    for (const name of place) {
      table.text(name).notNullable();
    }
    table.unique(place);
  });
  await knex.schema.createTable('recovery_samples', table => {
    table.comment('The worst achievable RPO of each hour, in seconds');
    table
      .bigInteger('series_id')
      .notNullable()
      .references('recovery_series.id')
      .onDelete('CASCADE');
    table
      .specificType('at', 'timestamptz')
      .notNullable()
      .comment('Where the hour begins');
    for (const name of ['local', 'region', 'account']) {
      table
        .specificType(`${name}_rpo`, 'double precision')
        .comment('Null where it was not known in all of the hour');
    }
    table.primary(['series_id', 'at']);
    table.index(['at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['recovery_samples', 'recovery_series']) {
    await knex.schema.dropTable(table);
  }
};
