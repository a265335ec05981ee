import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import createKnex, { type Knex } from 'knex';
import type { Postgres } from 'sandbox';
import { repositoryRoot } from '../repositoryRoot';

const directory = join(repositoryRoot, 'plugins/slipway-backend/migrations');

/** Databases that are as far migrated as one was when a run was recorded. */
export class RecordedDatabases {
  readonly #postgres: Postgres;
  readonly #admin: Knex;
  readonly #templates = new Map<string, Promise<string>>();
  readonly #open: Knex[] = [];

  constructor(postgres: Postgres) {
    this.#postgres = postgres;
    this.#admin = connect(postgres.getUrl('postgres'));
  }

  /** The last migration that there is. */
  static get newest(): string {
    return readdirSync(directory).sort().at(-1)!;
  }

  /** Makes a database with all migrations up to one. */
  async create(schema = RecordedDatabases.newest): Promise<Knex> {
    const template = this.#templates.get(schema) ?? this.#prepare(schema);
    this.#templates.set(schema, template);
    const name = aName();
    await this.#admin.raw('CREATE DATABASE ?? TEMPLATE ??', [
      name,
      await template,
    ]);
    const knex = connect(this.#postgres.getUrl(name));
    this.#open.push(knex);
    return knex;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map(knex => knex.destroy()));
    await this.#admin.destroy();
  }

  async #prepare(schema: string): Promise<string> {
    const name = aName();
    await this.#postgres.createDatabase(name);
    const knex = connect(this.#postgres.getUrl(name));
    const migrations = readdirSync(directory)
      .sort()
      .filter(it => it <= schema);
    for (const migration of migrations) {
      await knex.migrate.up({ directory, name: migration });
    }
    await knex.destroy();
    return name;
  }
}

function aName() {
  return `run_${randomUUID().replaceAll('-', '')}`;
}

function connect(connection: string): Knex {
  return createKnex({ client: 'pg', connection, pool: { min: 0, max: 8 } });
}
