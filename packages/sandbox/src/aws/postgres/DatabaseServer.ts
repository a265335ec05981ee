import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { findFreePort } from '../../ports';
import { databaseUser } from '../../postgres/cluster';
import { GuardedServer, launchGuarded } from '../../postgres/guardedServer';
import { ServerUser } from '../../postgres/serverUser';
import { Endpoint } from '../InstanceStorage';
import { waitForArchived } from './archive';
import { takeBackup } from './backup';
import { withClient } from './connect';
import { copyDataFolder, giveTo, makeServerFolder } from './copyFolder';
import { archiveSettings, recoverySettings } from './serverSettings';

/** What all servers of a storage have in common. */
export interface ServerGround {
  binaries: string;
  user: ServerUser | undefined;
  /** Of the role that owns everything, the same in all of them. */
  password: string;
}

/** The point in time that a server recovers to before it opens. */
export interface RecoveryGoal {
  /** The folder with the write-ahead log of the source. */
  archive: string;
  time: Date;
}

/** The data folder of a simulated DB instance, in the folder of all that belongs to it. */
export function dataFolderOf(home: string): string {
  return join(home, 'data');
}

/** The PostgreSQL server of one simulated DB instance, on data of its own, whose write-ahead log it archives. */
export class DatabaseServer {
  readonly endpoint: Endpoint;
  /** The folder with the write-ahead log since it was opened. */
  readonly archive: string;
  readonly #ground: ServerGround;
  readonly #home: string;
  readonly #process: GuardedServer;

  private constructor(
    ground: ServerGround,
    options: { home: string; port: number; process: GuardedServer },
  ) {
    this.#ground = ground;
    this.#home = options.home;
    this.#process = options.process;
    this.archive = archiveOf(options.home);
    this.endpoint = { address: '127.0.0.1', port: options.port };
  }

  /** Starts a server on a copy of a data folder or backup. What fails leaves nothing. */
  static async open(
    ground: ServerGround,
    options: {
      /** The folder for what belongs to it; must not be there yet. */
      home: string;
      from: string;
      recovery?: RecoveryGoal;
    },
  ): Promise<DatabaseServer> {
    const { home } = options;
    try {
      const port = await findFreePort();
      const process = await launch(ground, { ...options, port });
      return new DatabaseServer(ground, { home, port, process });
    } catch (error) {
      await rm(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** Connects as the owner of everything. */
  connect<T>(
    database: string,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const { address: host, port } = this.endpoint;
    const { password } = this.#ground;
    return withClient(
      { host, port, user: databaseUser, password, database },
      work,
    );
  }

  /** Keeps a copy of the data as it is now, from which a server can be opened. */
  backUp(to: string): Promise<void> {
    const { user } = this.#ground;
    const data = dataFolderOf(this.#home);
    return this.connect('postgres', client =>
      takeBackup(client, { data, archive: this.archive, to, user }),
    );
  }

  /**
   * Sees to it that everything committed until now is in the archive.
   *
   * @remarks
   * A recovery to a point in time ends at the first commit after it, so that there must be one.
   */
  async flushArchive(): Promise<void> {
    const last = await this.connect('postgres', async client => {
      await client.query('SELECT pg_current_xact_id()');
      const { rows } = await client.query<{ name: string }>(
        'SELECT pg_walfile_name(pg_switch_wal() - 1) AS name',
      );
      return rows[0]!.name;
    });
    await waitForArchived(this.archive, last);
  }

  /** Ends the server; its folder stays. */
  end(): Promise<void> {
    return this.#process.end();
  }

  /** Ends the server and removes everything that belongs to it. */
  async remove(): Promise<void> {
    await this.end();
    await rm(this.#home, { recursive: true, force: true });
  }
}

function archiveOf(home: string): string {
  return join(home, 'archive');
}

async function launch(
  { binaries, user }: ServerGround,
  options: {
    home: string;
    from: string;
    recovery?: RecoveryGoal;
    port: number;
  },
): Promise<GuardedServer> {
  const { home, from, recovery, port } = options;
  const cluster = dataFolderOf(home);
  await makeServerFolder(home, user);
  await makeServerFolder(archiveOf(home), user);
  await copyDataFolder({ from, to: cluster, running: false, user });
  if (recovery) {
    const signal = join(cluster, 'recovery.signal');
    await writeFile(signal, '');
    await giveTo(signal, user);
  }
  const settings = {
    ...archiveSettings(archiveOf(home)),
    ...(recovery && recoverySettings(recovery)),
  };
  return launchGuarded({
    ...{ binaries, cluster, user, port, settings },
    persistent: false,
  });
}
