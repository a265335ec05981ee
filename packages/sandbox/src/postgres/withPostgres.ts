import { randomUUID } from 'node:crypto';
import { Postgres, startPostgres } from './startPostgres';

/** One throw-away server for the tests of a file. */
export type TestPostgres = {
  /** The running server. Only known inside of tests. */
  readonly server: Postgres;
  /** Makes an empty database for one test, and returns its address. */
  createDatabase(): Promise<string>;
};

/**
 * Starts a throw-away PostgreSQL before the tests of a file, or of a `describe`, and stops it after them.
 *
 * @remarks
 * Each test asks for a database of its own, so that none sees what another has left.
 */
export function withPostgres(): TestPostgres {
  let running: Postgres | undefined;
  beforeAll(async () => {
    running = await startPostgres();
  }, 120_000);
  afterAll(async () => {
    await running?.stop();
  });
  const getServer = () => {
    if (!running) {
      throw new Error('PostgreSQL is only there while a test runs');
    }
    return running;
  };
  return {
    get server() {
      return getServer();
    },
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await getServer().createDatabase(name);
      return getServer().getUrl(name);
    },
  };
}
