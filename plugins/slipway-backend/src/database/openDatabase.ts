import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { NotImplementedError } from '@backstage/errors';
import { Knex } from 'knex';

/**
 * Opens the plugin's own database and brings its tables up to date.
 *
 * @throws NotImplementedError saying what to set, where the client is not PostgreSQL.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  const client = String(knex.client.config.client);
  if (client !== 'pg') {
    throw new NotImplementedError(
      `Slipway keeps its operations in PostgreSQL only, and 'backend.database.client' is '${client}'. Set 'backend.database.client' to 'pg' and 'backend.database.connection' to a PostgreSQL server, or only for this plugin 'backend.database.plugin.slipway.client' and '.connection'.`,
    );
  }
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

/**
 * One replica at a time: they are often started together. Whoever has the lock is alone, so a mark that a killed
 * migration has left is of nobody.
 */
async function migrate(knex: Knex) {
  const directory = resolvePackagePath(
    '@slipway/backstage-plugin-slipway-backend',
    'migrations',
  );
  const migrations = {
    directory,
    // A replica that is started again beside one of a newer version finds migrations that it does not know.
    disableMigrationsListValidation: true,
  };
  await knex.transaction(async transaction => {
    await transaction.raw(
      `SELECT pg_advisory_xact_lock(hashtextextended('slipway migrations in ' || current_schema(), 0))`,
    );
    await knex.migrate.forceFreeMigrationsLock(migrations);
    await knex.migrate.latest(migrations);
  });
}
