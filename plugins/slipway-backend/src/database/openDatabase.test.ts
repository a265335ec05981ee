import createKnex from 'knex';
import { withDatabase } from '../testUtils/withDatabase';
import { openDatabase } from './openDatabase';

jest.setTimeout(60_000);

describe('openDatabase', () => {
  const databases = withDatabase();

  it('brings the tables of a new database, whichever of two replicas is first', async () => {
    const database = await databases.create();
    const knexes = await Promise.all(
      [database.connect(), database.connect()].map(({ service }) =>
        openDatabase(service),
      ),
    );
    expect(await knexes[0]!('operations')).toEqual([]);
  });

  it('goes on where a migration was killed', async () => {
    const { service, knex } = (await databases.create()).connect();
    await openDatabase(service);
    await knex('knex_migrations_lock').update({ is_locked: 1 });
    await openDatabase(service);
    expect(await knex('knex_migrations_lock').pluck('is_locked')).toEqual([0]);
  });

  it('F22: opens beside a replica of a newer version, whose migrations it does not know', async () => {
    const { service, knex } = (await databases.create()).connect();
    await openDatabase(service);
    await knex('knex_migrations').insert({
      name: '29990101000000_of_a_newer_version.js',
      batch: 2,
      migration_time: new Date(),
    });
    await openDatabase(service);
    expect(await knex('operations')).toEqual([]);
  });

  it('leaves the tables to the admin where migrations are skipped', async () => {
    const { service } = (await databases.create()).connect();
    const knex = await openDatabase({ ...service, migrations: { skip: true } });
    expect(await knex.schema.hasTable('operations')).toBe(false);
  });

  it('works in a schema of its own, as pluginDivisionMode schema wants it', async () => {
    const database = await databases.create();
    const admin = database.connect().knex;
    await admin.raw('CREATE SCHEMA slipway');
    const knex = createKnex({
      client: 'pg',
      connection: database.url,
      searchPath: ['slipway'],
    });
    await openDatabase({ getClient: async () => knex });
    expect(
      await admin('information_schema.tables')
        .where({ table_name: 'operations' })
        .pluck('table_schema'),
    ).toEqual(['slipway']);
    await knex.destroy();
  });

  it('refuses another client and says what to set', async () => {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    await expect(openDatabase({ getClient: async () => knex })).rejects.toThrow(
      "'backend.database.client' is 'better-sqlite3'. Set 'backend.database.client' to 'pg'",
    );
    await knex.destroy();
  });
});
