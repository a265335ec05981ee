import { DatabaseService } from '@backstage/backend-plugin-api';
import createKnex, { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { startEmbeddedPostgres, TestServer } from './embeddedPostgres';

/** An empty database of one test. */
export interface TestDatabase {
  url: string;
  /** A connection pool of its own, as each replica has one. */
  connect(): { knex: Knex; service: DatabaseService };
  /** Ends every connection and lets none in, as a server that fails over, until `comeBack`. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

/** The server that `@backstage/backend-test-utils` would use too, where there is one. */
function findServer(): string | undefined {
  return [18, 17, 16, 15, 14]
    .map(
      it =>
        process.env[`BACKSTAGE_TEST_DATABASE_POSTGRES${it}_CONNECTION_STRING`],
    )
    .find(Boolean);
}

/**
 * Brings a real PostgreSQL for the tests of a file: the one that the environment names, or one from npm.
 */
export function withDatabase(): { create(): Promise<TestDatabase> } {
  let server: TestServer | undefined;
  let admin: Knex;
  const pools: Knex[] = [];
  const names: string[] = [];
  let url: string;
  beforeAll(async () => {
    const found = findServer();
    server = found ? undefined : await startEmbeddedPostgres();
    url = found ?? server!.url;
    admin = createKnex({ client: 'pg', connection: url });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(pools.map(pool => pool.destroy()));
    for (const name of names) {
      await admin.raw('DROP DATABASE ?? WITH (FORCE)', [name]);
    }
    await admin?.destroy();
    await server?.stop();
  }, 60_000);
  return {
    async create() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await admin.raw('CREATE DATABASE ??', [name]);
      names.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      const allow = (isAllowed: boolean) =>
        admin.raw(`ALTER DATABASE ?? WITH ALLOW_CONNECTIONS ${isAllowed}`, [
          name,
        ]);
      return {
        url: address.href,
        async goAway() {
          await allow(false);
          await admin.raw(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?',
            [name],
          );
        },
        async comeBack() {
          await allow(true);
        },
        connect() {
          const knex = createKnex({
            client: 'pg',
            connection: address.href,
            pool: { min: 0, max: 10 },
          });
          pools.push(knex);
          return { knex, service: { getClient: async () => knex } };
        },
      };
    },
  };
}
