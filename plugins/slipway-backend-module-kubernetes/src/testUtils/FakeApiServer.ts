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

/** A request that a fake API server has received. */
export interface SeenRequest {
  method: string;
  verb: 'list' | 'watch' | 'get' | 'create';
  plural: string;
  namespace?: string;
  query: URLSearchParams;
  authorization?: string;
}

/** An answer instead of the usual one. */
export interface ScriptedAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: JsonObject;
  /** The head is never sent. */
  hang?: boolean;
  /** Closes the connection after half of the body. */
  torn?: boolean;
}

/** Decides about a request; `undefined` leaves it to the server. */
export type Script = (request: SeenRequest) => ScriptedAnswer | undefined;

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
  readonly #collections = new Map<string, FakeCollection>();
  readonly #sockets = new Set<Socket>();
  readonly #watches = new Set<ServerResponse>();
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

  count(verb: SeenRequest['verb'], plural?: string): number {
    return this.requests.filter(
      each => each.verb === verb && (!plural || each.plural === plural),
    ).length;
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
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

  /** Closes every watch, without a word. */
  dropWatches(): void {
    this.#watches.forEach(response => response.socket?.destroy());
  }

  /** Sends a bookmark on every watch. */
  bookmark(): void {
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
    const scripted = this.script(seen);
    if (scripted) {
      sendScripted(response, scripted);
    } else if (seen.verb === 'watch') {
      this.#watch(seen, response);
    } else if (seen.verb === 'list') {
      send(response, 200, this.#page(seen));
    } else if (seen.plural === 'namespaces') {
      send(response, 200, { metadata: { name: 'kube-system', uid: this.uid } });
    } else {
      send(response, 200, { status: { allowed: true }, gitVersion: 'v1.35.4' });
    }
  }

  #page({ plural, namespace, query }: SeenRequest): JsonObject {
    const all = this.#collection(plural).list(namespace);
    const from = Number(query.get('continue') ?? 0);
    const limit = Number(query.get('limit') ?? all.length);
    const next = from + limit < all.length ? String(from + limit) : undefined;
    return {
      items: all.slice(from, from + limit || undefined),
      metadata: { resourceVersion: String(this.#version), continue: next },
    };
  }

  #watch({ plural, namespace, query }: SeenRequest, response: ServerResponse) {
    const collection = this.#collection(plural);
    const write = (event: WatchEvent) => {
      const metadata = event.object.metadata as JsonObject | undefined;
      const isElsewhere =
        namespace && metadata?.namespace && metadata.namespace !== namespace;
      if (!this.isFrozen && !isElsewhere) {
        response.write(`${JSON.stringify(event)}\n`);
      }
    };
    const missed = collection.since(Number(query.get('resourceVersion')));
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

function parseRequest(request: IncomingMessage): SeenRequest {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  const [, namespace, rest] =
    /\/namespaces\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  const isNamespace = pathname === '/api/v1/namespaces/kube-system';
  const method = request.method ?? 'GET';
  let verb: SeenRequest['verb'] = 'list';
  if (method === 'POST') {
    verb = 'create';
  } else if (isNamespace || pathname === '/version') {
    verb = 'get';
  } else if (searchParams.get('watch') === 'true') {
    verb = 'watch';
  }
  return {
    method,
    verb,
    plural: isNamespace
      ? 'namespaces'
      : (rest ?? pathname.split('/').at(-1) ?? ''),
    ...(namespace && { namespace }),
    query: searchParams,
    authorization: request.headers.authorization,
  };
}

function sendScripted(response: ServerResponse, answer: ScriptedAnswer) {
  if (answer.hang) {
    return;
  }
  if (answer.torn) {
    response.writeHead(answer.status, { 'content-length': '1000' });
    response.write('{"items": [', () => response.socket?.destroy());
    return;
  }
  send(response, answer.status, answer.body ?? {}, answer.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: JsonObject,
  headers: Record<string, string> = {},
) {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
