import { NotAllowedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { pathOf } from '../clusters/client';
import { ClusterClient } from '../clusters/cluster';
import { KeptObject } from '../model/kept';
import { RawObject } from '../model/raw';
import { CollectionRef } from '../operations/clusterAccess';
import { isFromServer, judgeError } from './judgeError';
import { listPages } from './listPages';
import { ObjectChange, ObjectStore } from './ObjectStore';
import { pause } from './pause';
import { readEvent } from './readEvent';
import { ReflectorState, ReflectorTrouble } from './reflectorState';
import { getBackoffMs, ReflectorTiming } from './timing';
import { readWatchLines } from './watchLines';

/** What a reflector is made of. */
export interface ReflectorOptions<TObject extends KeptObject> {
  cluster: string;
  client: ClusterClient;
  /** `namespace: ''` stands for the whole cluster. */
  collection: CollectionRef;
  trim: (object: RawObject) => TObject;
  store: ObjectStore<TObject>;
  timing: ReflectorTiming;
  random?: () => number;
  pause?: typeof pause;
  onChanges(changes: readonly ObjectChange<TObject>[]): void;
  /** The version has moved on. */
  onVersion(): void;
  /** The state is another than before. */
  onState(): void;
  /** Called with the error when a right is missing; `stop` ends the reflector. */
  onForbidden?(error: NotAllowedError): 'stop' | 'retry';
}

/**
 * Keeps a store equal to what one collection of an API server holds: LIST, then WATCH from there.
 *
 * @remarks
 * A watch that ends is taken up again from the last version seen; only an expired version (410) makes it list again,
 * which also takes out what was deleted meanwhile. Drops in quick succession, refusals and a server that is gone are
 * answered by waiting longer each time. What is kept stays readable all the while, and the state says what it is worth.
 */
export class Reflector<TObject extends KeptObject> {
  readonly #options: ReflectorOptions<TObject>;
  readonly #path: string;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #state: ReflectorState = { status: 'loading' };
  #version = '';
  #isListed = false;
  #attempt = 0;
  #lastContactAt: number | undefined;

  constructor(options: ReflectorOptions<TObject>) {
    this.#options = options;
    this.#path = pathOf(options.collection);
  }

  get state(): ReflectorState {
    return this.#state;
  }

  /** The version up to which the store is, `''` before the first list. */
  get version(): string {
    return this.#version;
  }

  /** When the server was last heard of, with a list, an event or a bookmark. */
  get lastContactAt(): number | undefined {
    return this.#lastContactAt;
  }

  /** Whether everything has been read at least once. */
  get isListed(): boolean {
    return this.#isListed;
  }

  start(): void {
    this.#run().catch(error => this.#setTrouble('stale', String(error)));
  }

  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
  }

  /** Ends the wait for the next attempt, as the server is known to answer again. */
  retryNow(): void {
    if (this.#state.status === 'unreachable') {
      this.#wake.abort();
    }
  }

  async #run() {
    while (!this.#stop.signal.aborted) {
      let delay: number;
      try {
        if (this.#version === '') {
          await this.#list();
        }
        delay = await this.#watch();
      } catch (error) {
        delay = this.#takeError(error);
      }
      if (this.#stop.signal.aborted) {
        return;
      }
      this.#wake = new AbortController();
      await (this.#options.pause ?? pause)(delay, this.#wake.signal);
    }
  }

  async #list() {
    const { client, collection, store, timing, trim } = this.#options;
    const { items, version } = await listPages(client, {
      path: this.#path,
      trim,
      timeoutMs: timing.listTimeoutMs,
      signal: this.#stop.signal,
    });
    this.#stop.signal.throwIfAborted();
    const changes = store.replace(items, collection.namespace || undefined);
    this.#version = version;
    this.#isListed = true;
    this.#setSynced();
    this.#options.onChanges(changes);
    this.#options.onVersion();
  }

  /** @returns how long to wait before the next watch */
  async #watch(): Promise<number> {
    const { client, timing } = this.#options;
    const response = await client.stream(this.#path, {
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: this.#version,
        timeoutSeconds: Math.ceil(
          (timing.watchMs * (0.75 + this.#random() / 2)) / 1000,
        ),
      },
      timeoutMs: timing.connectTimeoutMs,
      signal: this.#stop.signal,
    });
    const begunAt = Date.now();
    this.#setSynced();
    const end = await readWatchLines(response, {
      idleMs: timing.idleMs,
      onLine: event => this.#takeEvent(event),
    }).catch(error => {
      if (isFromServer(error) || this.#stop.signal.aborted) {
        throw error;
      }
      return 'broken off' as const;
    });
    if (Date.now() - begunAt >= timing.healthyMs && end !== 'idle') {
      this.#attempt = 0;
    }
    const isFirst = this.#attempt === 0;
    if (!isFirst || end === 'idle') {
      this.#setTrouble(
        'stale',
        `the watch was ${
          end === 'idle' ? `silent for ${timing.idleMs / 1000} s` : end
        }`,
      );
    }
    return this.#nextBackoff() * (isFirst ? this.#random() : 1);
  }

  #takeEvent(line: JsonObject) {
    const { cluster, store, trim } = this.#options;
    this.#lastContactAt = Date.now();
    const { type, object, version } = readEvent(line, {
      cluster,
      path: this.#path,
    });
    let change: ObjectChange<TObject> | undefined;
    if (type === 'delete') {
      const { namespace, name } = trim(object);
      change = store.delete(namespace, name);
    } else if (type === 'put') {
      change = store.put(trim(object));
    }
    this.#version = version ?? this.#version;
    if (change) {
      this.#options.onChanges([change]);
    }
    this.#options.onVersion();
  }

  /** @returns how long to wait before the next attempt */
  #takeError(error: unknown): number {
    if (this.#stop.signal.aborted) {
      return 0;
    }
    const { timing, onForbidden } = this.#options;
    if (error instanceof NotAllowedError && onForbidden?.(error) === 'stop') {
      this.stop();
      return 0;
    }
    const judgement = judgeError(error, this.#isListed);
    if (judgement.next === 'relist') {
      const isFirst = this.#attempt === 0;
      this.#version = '';
      if (!isFirst) {
        this.#setTrouble('stale', 'the server has forgotten the last version');
      }
      return this.#nextBackoff() * (isFirst ? this.#random() : 1);
    }
    const { trouble, message, retryAfterMs } = judgement;
    this.#setTrouble(trouble, message);
    return trouble === 'no-access'
      ? timing.noAccessMs * (0.75 + this.#random() / 2)
      : retryAfterMs + this.#nextBackoff();
  }

  #nextBackoff(): number {
    const { backoff } = this.#options.timing;
    return getBackoffMs(this.#attempt++, backoff, this.#random());
  }

  #setSynced() {
    this.#lastContactAt = Date.now();
    if (this.#state.status !== 'synced') {
      this.#state = { status: 'synced' };
      this.#options.onState();
    }
  }

  #setTrouble(status: ReflectorTrouble, message: string) {
    const before = this.#state;
    const since =
      'since' in before
        ? before.since
        : new Date(this.#lastContactAt ?? Date.now()).toISOString();
    this.#state = { status, since, message };
    if (before.status !== status) {
      this.#options.onState();
    }
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
