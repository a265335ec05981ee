import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { JsonObject } from '@backstage/types';
import { RawObject } from '../model/raw';
import { FakeCollection, WatchEvent } from './FakeCollection';
import { FakePages } from './FakePages';
import {
  parseRequest,
  Script,
  SeenRequest,
  send,
  sendScripted,
} from './fakeRequests';

/**
 * An API server on the wire that knows LIST, WATCH and SelfSubjectAccessReview, counts what it is asked, and fails as
 * it is told to.
 */
export class FakeApiServer {
  readonly requests: SeenRequest[] = [];
  /** UID of the namespace `kube-system`. */
  uid = 'uid-of-the-cluster';
  script: Script = () => undefined;
  /** Watches stay open, but nothing comes any more. */
  isFrozen = false;
  /** Sends no bookmarks. */
  isWithoutBookmarks = false;
  /** No page of a list is longer, whatever is asked for. */
  pageSize = Infinity;
  /** What becomes of the bytes of an answer. */
  wire: (request: SeenRequest, response: ServerResponse) => void = () => {};
  /** What is sent in the place of an event. */
  rewrite: (event: WatchEvent, plural: string) => readonly WatchEvent[] =
    event => [event];
  /** Called whenever something is said of the objects of a kind. */
  onSaid: (plural: string, what: 'list' | 'event') => void = () => {};
  readonly #pages = new FakePages();
  readonly #collections = new Map<string, FakeCollection>();
  readonly #sockets = new Set<Socket>();
  readonly #watches = new Set<ServerResponse>();
  readonly #frozen = new WeakSet<ServerResponse>();
  #server: Server | undefined;
  #port = 0;
  #version = 100;

  static async start(): Promise<FakeApiServer> {
    const server = new FakeApiServer();
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get version(): number {
    return this.#version;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  count(verb: SeenRequest['verb'], plural?: string): number {
    return this.requests.filter(
      each => each.verb === verb && (!plural || each.plural === plural),
    ).length;
  }

  /** Starts, or starts again on the same port; nothing happens while it runs. */
  async start(): Promise<void> {
    if (this.#server) {
      return;
    }
    const server = createServer((request, response) =>
      this.#answer(request, response),
    );
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>(resolve => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.#sockets.forEach(socket => socket.destroy());
    if (server) {
      await new Promise(resolve => {
        server.close(resolve);
      });
    }
  }

  put(plural: string, ...objects: RawObject[]): void {
    objects.forEach(each =>
      this.#collection(plural).put(each, ++this.#version),
    );
  }

  remove(plural: string, namespace: string, name: string): void {
    this.#collection(plural).remove(namespace, name, ++this.#version);
  }

  list(plural: string): RawObject[] {
    return this.#collection(plural).list(undefined);
  }

  /** Every older version is answered with 410 from now on. */
  compact(): void {
    this.#version++;
    this.#collections.forEach(each => each.compact(this.#version));
  }

  /** Forgets the snapshots behind lists that are being read page by page. */
  expirePages(): void {
    this.#pages.expire();
  }

  /** What a server has whose etcd was restored from a backup: these objects, and versions that count on from there. */
  restore(version: number, objects: ReadonlyMap<string, readonly RawObject[]>) {
    this.#version = version;
    this.#collections.forEach((collection, plural) =>
      collection.restore(objects.get(plural) ?? [], version),
    );
  }

  /** Ends every watch, in an orderly way. */
  endWatches(): void {
    this.#watches.forEach(response => response.end());
  }

  /** Leaves every watch open that is open now, and tells it nothing more. */
  freezeWatches(): void {
    this.#watches.forEach(response => this.#frozen.add(response));
  }

  /** Closes every watch, without a word. */
  dropWatches(): void {
    this.#watches.forEach(response => response.socket?.destroy());
  }

  /** Sends a bookmark on every watch. */
  bookmark(): void {
    if (this.isWithoutBookmarks) {
      return;
    }
    this.#version++;
    const object = { metadata: { resourceVersion: String(this.#version) } };
    this.#collections.forEach(each =>
      each.watchers.forEach(write => write({ type: 'BOOKMARK', object })),
    );
  }

  #collection(plural: string): FakeCollection {
    const collection = this.#collections.get(plural) ?? new FakeCollection();
    this.#collections.set(plural, collection);
    return collection;
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const seen = parseRequest(request);
    this.requests.push(seen);
    this.wire(seen, response);
    const scripted = this.script(seen);
    if (scripted) {
      sendScripted(response, scripted);
    } else if (seen.verb === 'watch') {
      this.#watch(seen, response);
    } else if (seen.verb === 'list') {
      this.#list(seen, response);
    } else if (seen.plural === 'namespaces') {
      send(response, 200, { metadata: { name: 'kube-system', uid: this.uid } });
    } else {
      send(response, 200, { status: { allowed: true }, gitVersion: 'v1.35.4' });
    }
  }

  #list({ plural, namespace, query }: SeenRequest, response: ServerResponse) {
    const limit = Number(query.get('limit') ?? Infinity);
    const page = this.#pages.read(query.get('continue'), {
      limit: Math.min(limit, limit === Infinity ? Infinity : this.pageSize),
      take: () => ({
        items: this.#collection(plural).list(namespace),
        version: this.#version,
      }),
    });
    if (!page) {
      send(response, 410, { kind: 'Status', code: 410, reason: 'Expired' });
      return;
    }
    send(response, 200, page);
    if (!(page.metadata as JsonObject).continue) {
      this.onSaid(plural, 'list');
    }
  }

  #watch({ plural, namespace, query }: SeenRequest, response: ServerResponse) {
    const collection = this.#collection(plural);
    const from = Number(query.get('resourceVersion'));
    const write = (event: WatchEvent) => {
      const metadata = event.object.metadata as JsonObject | undefined;
      const isElsewhere =
        namespace && metadata?.namespace && metadata.namespace !== namespace;
      // A version that is still to come is waited for.
      const isBefore = Number(metadata?.resourceVersion) <= from;
      if (this.isFrozen) {
        // What was not told is not told later either.
        this.#frozen.add(response);
      }
      const isOpen = !this.#frozen.has(response) && !response.writableEnded;
      if (isOpen && !isElsewhere && !isBefore) {
        this.rewrite(event, plural).forEach(each =>
          response.write(`${JSON.stringify(each)}\n`),
        );
        this.onSaid(plural, 'event');
      }
    };
    const missed = collection.since(from);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    if (!missed) {
      const object = { kind: 'Status', code: 410, reason: 'Expired' };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      return;
    }
    missed.forEach(write);
    collection.watchers.add(write);
    this.#watches.add(response);
    response.once('close', () => {
      collection.watchers.delete(write);
      this.#watches.delete(response);
    });
  }
}
