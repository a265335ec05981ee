import { randomBytes } from 'node:crypto';
import { Knex } from 'knex';

/** A secret that all replicas share: made by the first one that asks for it, and kept in the database. */
export async function getSharedSecret(
  knex: Knex,
  name: string,
): Promise<string> {
  await knex('secrets')
    .insert({ name, value: randomBytes(32).toString('base64') })
    .onConflict('name')
    .ignore();
  const row = await knex('secrets').where({ name }).first('value');
  return row.value;
}
