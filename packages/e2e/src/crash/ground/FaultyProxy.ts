import { once } from 'node:events';
import {
  createServer as createHttpServer,
  request as requestPlain,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, request } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  Interceptions,
  type Fault,
  type Interceptable,
  type Intercepted,
  type Meaning,
} from './interceptions';

/** What a proxy stands before. */
export interface Upstream {
  /** e.g. `https://127.0.0.1:6443`. */
  url: string;
  /** The upstream's own certificate with its key, and who has signed it; absent where nothing is encrypted. */
  tls?: { key: Buffer; cert: Buffer; ca: Buffer };
  /** What a request says, so that the one that is to meet a fault is found. */
  read(request: IncomingMessage, body: Buffer): Meaning;
}

/** Stands between a backend and a platform, and loses connections where it is told to. Everything else is passed on. */
export class FaultyProxy {
  readonly #server = createServer();
  readonly #sockets = new Map<number | undefined, Socket>();
  readonly #interceptions = new Interceptions();
  #port = 0;

  private constructor(private readonly upstream: Upstream) {}

  static async start(upstream: Upstream): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(upstream);
    const { tls } = upstream;
    const server = tls ? createTlsServer(tls) : createHttpServer();
    server.on('request', (incoming, answer) => {
      proxy.#pass(incoming, answer).catch(() => proxy.#reset(incoming));
    });
    proxy.#server.on('connection', socket => {
      const { remotePort } = socket;
      proxy.#sockets.set(remotePort, socket);
      socket.once('close', () => proxy.#sockets.delete(remotePort));
      server.emit('connection', socket);
    });
    await proxy.reconnect();
    return proxy;
  }

  /** What a backend takes for the platform. */
  get url(): string {
    return `${this.upstream.tls ? 'https' : 'http'}://127.0.0.1:${this.#port}`;
  }

  /** Lets the next request that is meant meet a fault. */
  intercept(meant: Interceptable, fault: Fault): Intercepted {
    return this.#interceptions.add(meant, fault);
  }

  /** Ends all connections, and takes no more. */
  async cutOff(): Promise<void> {
    if (!this.#server.listening) {
      return;
    }
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  /** Takes connections again, where it did before. */
  async reconnect(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse) {
    const body = await buffer(incoming);
    const meaning = this.upstream.read(incoming, body);
    const interception = this.#interceptions.take(meaning);
    interception?.arrive();
    if (interception?.fault === 'lost-on-the-way') {
      this.#reset(incoming);
      return;
    }
    if (interception?.fault === 'late') {
      await interception.delivery;
    }
    const response = await this.#ask(incoming, body);
    if (interception?.fault === 'answer-lost') {
      await buffer(response);
      this.#reset(incoming);
      return;
    }
    interception?.answered(response.statusCode ?? 0);
    answer.writeHead(response.statusCode ?? 0, response.headers);
    answer.flushHeaders();
    answer.once('close', () => response.destroy());
    response.once('error', () => this.#reset(incoming));
    response.pipe(answer);
  }

  async #ask(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
  ): Promise<IncomingMessage> {
    const target = new URL(url ?? '/', this.upstream.url);
    const options = { method, headers, agent: false };
    const { tls } = this.upstream;
    const outgoing = tls
      ? request(target, { ...options, ca: tls.ca })
      : requestPlain(target, options);
    outgoing.end(body);
    const [response] = await once(outgoing, 'response');
    outgoing.on('error', () => response.destroy());
    return response;
  }

  /** RST, not the orderly end that TLS would make of it. */
  #reset(incoming: IncomingMessage) {
    this.#sockets.get(incoming.socket.remotePort)?.resetAndDestroy();
  }
}
