import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { Client } from 'pg';
import { databaseUser } from '../../postgres/cluster';
import { Endpoint, InstanceStorage } from '../InstanceStorage';
import { Contents, goBack, makeDatabase } from './Contents';
import { DatabaseServer, RecoveryGoal, ServerGround } from './DatabaseServer';
import { toFolderName } from './names';

/** A snapshot from before the beginning. */
export interface PastSnapshot {
  instance: string;
  /** The time of the data in it. */
  time: Date;
}

/** Where a storage keeps what. */
export interface StorageFolders {
  /** The data folder of an empty server. */
  template: string;
  instances: string;
  /** The backups that points in time are reached from, one for each instance. */
  bases: string;
  snapshots: string;
}

interface Instance {
  server: DatabaseServer;
  /** The backup that points in time are reached from. */
  base: string;
  /** From when on a point in time is played back from the log. */
  since: Date;
}

/** What was before the beginning of an instance that was there from the beginning. */
interface Past {
  base: string;
  database: string;
  sql: string;
}

/** Where the data of a new instance comes from. */
interface Origin {
  from: string;
  recovery?: RecoveryGoal;
  /** Done before anything can be restored from it. */
  prepare?: (server: DatabaseServer) => Promise<void>;
}

/** Simulated DB instances on real PostgreSQL servers. */
export class PostgresStorage implements InstanceStorage {
  /** The database role that owns everything, in each of the databases. */
  readonly owner: { user: string; password: string };
  readonly #folders: StorageFolders;
  readonly #ground: ServerGround;
  readonly #contents: ReadonlyMap<string, Contents>;
  readonly #pastSnapshots: Map<string, PastSnapshot>;
  readonly #onStop: () => Promise<void>;
  readonly #instances = new Map<string, Promise<Instance>>();
  readonly #snapshots = new Map<string, Promise<string>>();
  readonly #pasts = new Map<string, Past>();
  #serial = 0;

  constructor(options: {
    folders: StorageFolders;
    ground: ServerGround;
    contents: Readonly<Record<string, Contents>> | undefined;
    snapshots: Readonly<Record<string, PastSnapshot>> | undefined;
    onStop: () => Promise<void>;
  }) {
    const { password } = options.ground;
    this.owner = { user: databaseUser, password };
    this.#folders = options.folders;
    this.#ground = options.ground;
    this.#contents = new Map(Object.entries(options.contents ?? {}));
    this.#pastSnapshots = new Map(Object.entries(options.snapshots ?? {}));
    this.#onStop = options.onStop;
  }

  async open(instance: string): Promise<Endpoint> {
    const contents = this.#contents.get(instance);
    const { server, base } = await this.#make(instance, {
      from: this.#folders.template,
      ...(contents && { prepare: it => fill(it, contents) }),
    });
    if (contents?.past) {
      const { database, past: sql } = contents;
      this.#pasts.set(instance, { base, database, sql });
    }
    return server.endpoint;
  }

  async takeSnapshot(instance: string, snapshot: string): Promise<void> {
    const { server } = await this.#find(instance);
    if (this.#snapshots.has(snapshot) || this.#pastSnapshots.has(snapshot)) {
      throw new ConflictError(`There is a snapshot ${snapshot} already.`);
    }
    const folder = join(this.#folders.snapshots, toFolderName(snapshot));
    const taken = server.backUp(folder).then(() => folder);
    this.#snapshots.set(snapshot, taken);
    await forgetFailed(taken, () => this.#snapshots.delete(snapshot));
  }

  async restoreSnapshot(snapshot: string, instance: string): Promise<Endpoint> {
    const past = this.#pastSnapshots.get(snapshot);
    const origin = past
      ? this.#goBack(past.instance, past.time)
      : { from: await this.#findSnapshot(snapshot) };
    const { server } = await this.#make(instance, origin);
    return server.endpoint;
  }

  async restorePointInTime(options: {
    source: string;
    time: Date;
    instance: string;
  }): Promise<Endpoint> {
    const { source, time, instance } = options;
    if (time.getTime() > Date.now()) {
      throw new InputError(
        `${time.toISOString()} is in the future: nothing can be restored to it.`,
      );
    }
    const { server, base, since } = await this.#find(source);
    let origin: Origin;
    if (time < since) {
      origin = this.#goBack(source, time);
    } else {
      await server.flushArchive();
      origin = { from: base, recovery: { archive: server.archive, time } };
    }
    const made = await this.#make(instance, origin);
    return made.server.endpoint;
  }

  async removeInstance(instance: string): Promise<void> {
    const { server, base } = await this.#find(instance);
    this.#instances.delete(instance);
    await server.remove();
    // What is restored from its past is made of its base.
    if (!this.#pasts.has(instance)) {
      await rm(base, { recursive: true, force: true });
    }
  }

  async removeSnapshot(snapshot: string): Promise<void> {
    if (this.#pastSnapshots.delete(snapshot)) {
      return;
    }
    const folder = await this.#findSnapshot(snapshot);
    this.#snapshots.delete(snapshot);
    await rm(folder, { recursive: true, force: true });
  }

  /** Ends every server and removes all files. */
  async stop(): Promise<void> {
    const running = await Promise.allSettled(this.#instances.values());
    this.#instances.clear();
    await Promise.all(
      running.map(it =>
        it.status === 'fulfilled' ? it.value.server.end() : undefined,
      ),
    );
    await this.#onStop();
  }

  /** Works on the data of an instance as the owner of everything. */
  async connect<T>(
    instance: string,
    options: {
      database: string;
      work: (client: Client) => Promise<T>;
    },
  ): Promise<T> {
    const { server } = await this.#find(instance);
    return server.connect(options.database, options.work);
  }

  async #find(instance: string): Promise<Instance> {
    const found = await this.#instances.get(instance);
    if (!found) {
      throw new NotFoundError(`There is no DB instance ${instance}.`);
    }
    return found;
  }

  async #findSnapshot(snapshot: string): Promise<string> {
    const folder = await this.#snapshots.get(snapshot);
    if (!folder) {
      throw new NotFoundError(`There is no snapshot ${snapshot}.`);
    }
    return folder;
  }

  /** @throws InputError where nothing is known of that time. */
  #goBack(instance: string, time: Date): Origin {
    const past = this.#pasts.get(instance);
    if (!past) {
      throw new InputError(
        `Nothing is kept of ${instance} from ${time.toISOString()}: it was not there yet, or its contents have no past.`,
      );
    }
    const { base, database, sql } = past;
    return {
      from: base,
      prepare: server =>
        server.connect(database, client => goBack(client, sql, time)),
    };
  }

  async #make(instance: string, origin: Origin): Promise<Instance> {
    const folder = toFolderName(instance);
    if (this.#instances.has(instance)) {
      throw new ConflictError(`There is a DB instance ${instance} already.`);
    }
    const made = this.#openInstance(folder, origin);
    this.#instances.set(instance, made);
    return forgetFailed(made, () => this.#instances.delete(instance));
  }

  async #openInstance(
    folder: string,
    { prepare, ...origin }: Origin,
  ): Promise<Instance> {
    const { instances, bases } = this.#folders;
    const server = await DatabaseServer.open(this.#ground, {
      ...origin,
      home: join(instances, folder),
    });
    try {
      await prepare?.(server);
      // One of that name may have been there before, and its base is still needed.
      const base = join(bases, `${folder}.${(this.#serial += 1)}`);
      await server.backUp(base);
      return { server, base, since: new Date() };
    } catch (error) {
      await server.remove();
      throw error;
    }
  }
}

async function fill(server: DatabaseServer, contents: Contents) {
  await server.connect('postgres', client => makeDatabase(client, contents));
  await server.connect(contents.database, client => client.query(contents.sql));
}

/** What could not be made can be asked for again. */
async function forgetFailed<T>(
  made: Promise<T>,
  forget: () => void,
): Promise<T> {
  try {
    return await made;
  } catch (error) {
    forget();
    throw error;
  }
}
