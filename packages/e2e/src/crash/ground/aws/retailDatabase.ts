import { Client } from 'pg';
import type { Postgres } from 'sandbox';

const database = 'retail';

/**
 * Makes the database that every copy is validated on.
 *
 * @returns the secret with which it is reached.
 */
export async function prepareDatabase(postgres: Postgres): Promise<object> {
  await postgres.createDatabase(database);
  const client = new Client({ connectionString: postgres.getUrl(database) });
  await client.connect();
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS orders (created_at timestamptz NOT NULL)',
    );
    await client.query('INSERT INTO orders VALUES (now())');
  } finally {
    await client.end();
  }
  const { user, password } = postgres;
  return { username: user, password, dbname: database };
}
