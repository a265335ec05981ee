import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresStorage } from 'sandbox/src/aws/postgres/PostgresStorage';
import { startPostgresStorage } from 'sandbox/src/aws/postgres/startPostgresStorage';
import { region, WireAccount } from './WireAccount';

/** How `retail-pg` is called in the storage. */
const retailPg = `${region}/retail-pg`;

/** What the database of `retail-pg` is filled with. */
export interface RealDatabasesOptions {
  /** What makes its tables and rows. */
  sql: string;
  /** Of the user `validation`, who may read everything. */
  password: string;
  /** Values by the name of the secret. */
  secrets: Readonly<Record<string, string>>;
}

/** An account whose `retail-pg` is a real PostgreSQL server, as is every copy of it. */
export class RealDatabases {
  private constructor(
    readonly account: WireAccount,
    readonly storage: PostgresStorage,
    private readonly directory: string,
  ) {}

  static async start(options: RealDatabasesOptions): Promise<RealDatabases> {
    const { sql, password, secrets } = options;
    const directory = mkdtempSync(join(tmpdir(), 'slipway-wire-'));
    try {
      const readers = [{ name: 'validation', password }];
      const storage = await startPostgresStorage({
        directory,
        contents: { [retailPg]: { database: 'retail', sql, readers } },
      });
      const account = await WireAccount.start({
        storage,
        contents: { secrets },
        timing: {
          ...{ restoreMs: 0, firstBackupMs: 0, snapshotMs: 0, deleteMs: 0 },
        },
      });
      return new RealDatabases(account, storage, directory);
    } catch (error) {
      rmSync(directory, { recursive: true, force: true });
      throw error;
    }
  }

  /** Asks the source, as the owner of everything in it. */
  async ask(sql: string): Promise<unknown[]> {
    return this.storage.connect(retailPg, {
      database: 'retail',
      work: async client => (await client.query(sql)).rows,
    });
  }

  async stop(): Promise<void> {
    await this.account.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
