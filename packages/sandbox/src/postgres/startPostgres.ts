import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { lockDirectory } from '../directoryLock';
import { findFreePort } from '../ports';
import { findBinaries } from './binaries';
import { databaseUser, ensureCluster } from './cluster';
import { placeBinaries, placeServer } from './commonGround';
import { launchGuarded } from './guardedServer';
import { endLeftover } from './server';
import { getServerUser } from './serverUser';

/** How a PostgreSQL server is started. */
export type PostgresOptions = {
  /**
   * Where its files stay for the next start. Made when missing.
   *
   * @default none: a throw-away server, whose files are removed at its end
   */
  dataDirectory?: string;
  /** @default a free one, chosen by the system */
  port?: number;
  /** Told in a line each what takes time. */
  log?: (line: string) => void;
};

/** A running PostgreSQL server that this process has started. */
export type Postgres = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** The address of a database on it, with user and password. */
  getUrl(database: string): string;
  /** Makes a database, where there is none of that name yet. */
  createDatabase(name: string): Promise<void>;
  /** Stops the server as on a shutdown of its machine, and starts it again on the same port. */
  restart(): Promise<void>;
  /** Stops the server, and removes its files where it is a throw-away. */
  stop(): Promise<void>;
};

const host = '127.0.0.1';

function makeDataDirectory(path: string | undefined): string {
  if (path) {
    mkdirSync(path, { recursive: true });
    return realpathSync(path);
  }
  const throwAway = mkdtempSync(join(tmpdir(), 'slipway-postgres-'));
  chmodSync(throwAway, 0o755);
  return realpathSync(throwAway);
}

async function createDatabase(url: string, name: string) {
  const client = new Client({ connectionString: url });
  // The query under way rejects by itself when the server ends the connection.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
  } catch (error) {
    // 42P04: there is one of that name already.
    if (!(error instanceof DatabaseError && error.code === '42P04')) {
      throw error;
    }
  } finally {
    await client.end();
  }
}

/** Prepares everything that is done once, and returns how to launch the server, once or again. */
async function prepareServer(options: PostgresOptions, dataDirectory: string) {
  const { log = () => {} } = options;
  const user = getServerUser();
  const binaries = await placeBinaries(findBinaries(), user);
  const home = placeServer(dataDirectory, user);
  const cluster = join(home, 'cluster');
  log(`PostgreSQL keeps its files in ${cluster}`);
  await endLeftover(cluster);
  const password = await ensureCluster({ binaries, cluster, user });
  const port = options.port ?? (await findFreePort());
  const persistent = options.dataDirectory !== undefined;
  const throwAway = persistent ? [] : [home, dataDirectory];

  const launch = () =>
    launchGuarded({ binaries, cluster, user, port, persistent }, throwAway);
  return { port, password, throwAway, launch };
}

/**
 * Removes everything that a persistent server has left, as if it had never been started.
 *
 * @throws ConflictError that names the holder, where a process uses the data directory.
 */
export async function removePostgres(dataDirectory: string): Promise<void> {
  const path = makeDataDirectory(dataDirectory);
  const lock = lockDirectory(path, 'a removal');
  await rm(placeServer(path, getServerUser()), {
    recursive: true,
    force: true,
  });
  lock.release();
}

/**
 * Starts a real PostgreSQL from npm, as the only user of its data directory.
 *
 * @remarks
 * It listens on the loopback interface only and does not outlive this process, whichever way this process ends.
 *
 * @throws ConflictError that names the holder, where another process uses the data directory.
 */
export async function startPostgres(
  options: PostgresOptions = {},
): Promise<Postgres> {
  const dataDirectory = makeDataDirectory(options.dataDirectory);
  const lock = lockDirectory(dataDirectory, 'a PostgreSQL server');
  try {
    const { port, password, throwAway, launch } = await prepareServer(
      options,
      dataDirectory,
    );
    let server = await launch();
    lock.describe(`a PostgreSQL server on ${host}:${port}`);
    options.log?.(`PostgreSQL listens on ${host}:${port}`);
    const getUrl = (database: string) =>
      `postgresql://${databaseUser}:${password}@${host}:${port}/${encodeURIComponent(database)}`;

    return {
      host,
      port,
      user: databaseUser,
      password,
      getUrl,
      createDatabase: name => createDatabase(getUrl('postgres'), name),
      async restart() {
        await server.end();
        server = await launch();
      },
      async stop() {
        await server.end();
        for (const folder of throwAway) {
          await rm(folder, { recursive: true, force: true });
        }
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
