import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A user of a simulated DB instance who may read everything and change nothing. */
export interface DatabaseReader {
  name: string;
  password: string;
}

/** What is in a simulated DB instance from the beginning. */
export interface Contents {
  /** The name of its database. */
  database: string;
  /** What makes the tables and their rows. */
  sql: string;
  /**
   * What takes the rows back to an earlier time than the beginning, which the setting `slipway.past` names: by this the
   * instance has a past, and backups from it.
   *
   * @default none: there is nothing to restore from before the beginning
   */
  past?: string;
  readers: readonly DatabaseReader[];
}

/** Makes the database of an instance and the users that read it; the connection is to the database `postgres`. */
export async function makeDatabase(
  client: Client,
  { database, readers }: Contents,
): Promise<void> {
  await client.query(`CREATE DATABASE ${escapeIdentifier(database)}`);
  for (const { name, password } of readers) {
    const role = escapeIdentifier(name);
    await client.query(
      `CREATE ROLE ${role} LOGIN PASSWORD ${escapeLiteral(password)}`,
    );
    await client.query(`GRANT pg_read_all_data TO ${role}`);
  }
}

/** Takes the rows back to that time; the connection is to the database of the contents. */
export async function goBack(
  client: Client,
  past: string,
  time: Date,
): Promise<void> {
  await client.query(`SELECT set_config('slipway.past', $1, false)`, [
    time.toISOString(),
  ]);
  await client.query(past);
}
