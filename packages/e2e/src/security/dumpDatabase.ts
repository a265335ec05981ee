import type { Knex } from 'knex';

/** Every row of every table that the product has, each as one line of JSON, whatever its columns. */
export async function dumpDatabase(knex: Knex): Promise<string[]> {
  const { rows: tables } = await knex.raw<{
    rows: { schema: string; name: string }[];
  }>(
    `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const lines: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await knex.raw<{ rows: { line: string }[] }>(
      `SELECT to_jsonb(t)::text AS line FROM ??.?? AS t`,
      [schema, name],
    );
    lines.push(...rows.map(({ line }) => `${name} ${line}`));
  }
  return lines;
}
