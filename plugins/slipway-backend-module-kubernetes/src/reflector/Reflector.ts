import { IncomingMessage } from 'node:http';
import { InputError, NotAllowedError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { pathOf } from '../clusters/client';
import { ClusterClient } from '../clusters/cluster';
import { VersionExpiredError } from '../clusters/errors';
import { KeptObject } from '../model/kept';
import { RawObject } from '../model/raw';
import { CollectionRef } from '../operations/clusterAccess';
import { isFromServer, judgeError } from './judgeError';
import { listPages } from './listPages';
import { ObjectChange, ObjectStore } from './ObjectStore';
import { pause } from './pause';
import { readEvent } from './readEvent';
import { ReflectorState } from './reflectorState';
import { isOlderVersion } from './resourceVersion';
import { ServerContact } from './ServerContact';
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
 * A watch that ends is taken up again from the last version seen. It lists again, which also takes out what was deleted
 * meanwhile, only where that version is worth nothing more: it has expired (410) or is refused, events come in the wrong
 * order, or nothing was heard for so long that a watch would count as dead. A server whose etcd was restored from a
 * backup does not refuse a version that it has not come to: it opens the watch and tells nothing. Drops in quick
 * succession, refusals and a server that is gone are answered by waiting longer each time. What is kept stays readable
 * all the while, and the state says what it is worth.
 */
export class Reflector<TObject extends KeptObject> {
  readonly #options: ReflectorOptions<TObject>;
  readonly #path: string;
  readonly #contact: ServerContact;
  readonly #stop = new AbortController();
  #wake = new AbortController();
  #version = '';
  #isListed = false;
  #attempt = 0;
  #isAskedToWait = false;
  #wokenAt = -Infinity;

  constructor(options: ReflectorOptions<TObject>) {
    this.#options = options;
    this.#path = pathOf(options.collection);
    this.#contact = new ServerContact(() => options.onState());
  }

  get state(): ReflectorState {
    return this.#contact.state;
  }

  /** The version up to which the store is, `''` before the first list. */
  get version(): string {
    return this.#version;
  }

  /**
   * When the server last said something about the objects: began to list them, or sent an event or a bookmark. A watch
   * that has only been opened tells nothing of what went by before.
   */
  get lastContactAt(): number | undefined {
    return this.#contact.lastAt;
  }

  /** Whether everything has been read at least once. */
  get isListed(): boolean {
    return this.#isListed;
  }

  start(): void {
    this.#run().catch(error =>
      this.#contact.setTrouble('stale', String(error)),
    );
  }

  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
  }

  /**
   * Ends the wait for the next attempt, as the server is known to answer again.
   *
   * @remarks
   * Not a wait that the server asked for; and not again while the longest wait would last, or a server that answers now
   * and then would have all reflectors wake each other.
   */
  retryNow(): void {
    const now = performance.now();
    const isDue = now - this.#wokenAt >= this.#options.timing.backoff.maxMs;
    if (this.state.status === 'unreachable' && !this.#isAskedToWait && isDue) {
      this.#wokenAt = now;
      this.#wake.abort();
    }
  }

  async #run() {
    const { timing } = this.#options;
    while (!this.#stop.signal.aborted) {
      let delay: number;
      this.#isAskedToWait = false;
      try {
        if (this.#version === '' || this.#contact.isSilentFor(timing.idleMs)) {
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
    const begunAt = Date.now();
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
    this.#contact.heard(begunAt);
    this.#contact.setSynced();
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
    this.#contact.setSynced();
    const end = await this.#follow(response);
    const isFirst = this.#attempt === 0;
    if (!isFirst || end === 'idle') {
      this.#contact.setTrouble(
        'stale',
        `the watch was ${
          end === 'idle' ? `silent for ${timing.idleMs / 1000} s` : end
        }`,
      );
    }
    return this.#nextBackoff() * (isFirst ? this.#random() : 1);
  }

  /** Reads a watch to its end. */
  async #follow(
    response: IncomingMessage,
  ): Promise<'ended' | 'idle' | 'broken off'> {
    const { idleMs, healthyMs } = this.#options.timing;
    const begunAt = performance.now();
    let end: 'ended' | 'idle' | 'broken off' = 'broken off';
    try {
      end = await readWatchLines(response, {
        idleMs,
        onLine: event => this.#takeEvent(event),
      });
    } catch (error) {
      if (isFromServer(error) || this.#stop.signal.aborted) {
        throw error;
      }
    } finally {
      const livedMs = performance.now() - begunAt;
      if (livedMs >= healthyMs && end !== 'idle') {
        this.#attempt = 0;
      }
    }
    return end;
  }

  #takeEvent(line: JsonObject) {
    const { cluster, store, trim } = this.#options;
    const { type, object, version } = readEvent(line, {
      cluster,
      path: this.#path,
    });
    if (isOlderVersion(version, this.#version)) {
      throw new VersionExpiredError(
        `${cluster}: the watch of ${this.#path} is at version ${version} after ${this.#version}`,
      );
    }
    let change: ObjectChange<TObject> | undefined;
    if (type === 'delete') {
      const { namespace, name, uid } = trim(object);
      change = store.delete(namespace, name, uid);
    } else if (type === 'put') {
      change = store.put(trim(object));
    }
    this.#version = version ?? this.#version;
    this.#contact.heard();
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
        this.#contact.setTrouble('stale', judgement.message);
      }
      return this.#nextBackoff() * (isFirst ? this.#random() : 1);
    }
    if (error instanceof InputError) {
      // Nothing else in the request is ever another, so it is the version that the server does not take.
      this.#version = '';
    }
    const { trouble, message, retryAfterMs } = judgement;
    this.#contact.setTrouble(trouble, message);
    this.#isAskedToWait = retryAfterMs > 0;
    return trouble === 'no-access'
      ? this.#nextBackoff(timing.noAccessMs)
      : retryAfterMs + this.#nextBackoff();
  }

  #nextBackoff(maxMs = this.#options.timing.backoff.maxMs): number {
    const { firstMs } = this.#options.timing.backoff;
    return getBackoffMs(this.#attempt++, { firstMs, maxMs }, this.#random());
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
