import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import { ObjectStore, StoreOptions } from '../store/ObjectStore';
import { readSnapshot } from '../store/snapshot';
import { writeAtomically } from './writeAtomically';

/** Soon enough that a crash costs little, seldom enough that a rollout is written a few times only. */
const DELAY_MS = 1000;
/** Where writing takes long, it is done less often: this many times the time that it takes. */
const REST_FACTOR = 10;

/** The file in which a cluster outlives its server. */
export class StateFile {
  readonly #path: string;
  readonly #log: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #restMs = DELAY_MS;

  constructor(path: string, log: (line: string) => void) {
    this.#path = path;
    this.#log = log;
  }

  /**
   * Reads the cluster that was kept, and when it was.
   *
   * @returns `undefined` where none was
   * @throws InputError saying which file is damaged and what to do.
   */
  async read(
    options: StoreOptions,
  ): Promise<{ store: ObjectStore; time: Date } | undefined> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw error;
    });
    if (text === undefined) {
      return undefined;
    }
    try {
      const { time } = readSnapshot(text);
      return { store: ObjectStore.restore(text, options), time };
    } catch (error) {
      throw new InputError(
        `The simulated cluster's state in ${this.#path} is damaged: ${
          isError(error) ? error.message : error
        }. Start with 'scripts/start --reset' to begin anew, or put a good copy in its place`,
      );
    }
  }

  /** Writes the store soon after each change. @returns what ends that, after a last time */
  follow(store: ObjectStore): () => Promise<void> {
    const unsubscribe = store.subscribe(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#write(store);
      }, this.#restMs).unref();
    });
    void this.#write(store);
    return async () => {
      unsubscribe();
      clearTimeout(this.#timer);
      this.#timer = undefined;
      await this.#write(store);
    };
  }

  #write(store: ObjectStore): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      const start = Date.now();
      try {
        await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
        await writeAtomically(this.#path, store.snapshot());
      } catch (error) {
        this.#log(
          `the cluster's state could not be written to ${this.#path}: ${
            isError(error) ? error.message : error
          }`,
        );
      }
      const took = Date.now() - start;
      this.#restMs = Math.max(DELAY_MS, took * REST_FACTOR);
    });
    return this.#writing;
  }
}
