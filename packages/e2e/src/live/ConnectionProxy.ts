import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands before an API server, passes on what goes by without reading it, and loses connections as it is told to. */
export class ConnectionProxy {
  readonly #upstream: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  private constructor(upstream: string) {
    this.#upstream = new URL(upstream);
  }

  /** @param upstream - the address of the API server. */
  static async start(upstream: string): Promise<ConnectionProxy> {
    const proxy = new ConnectionProxy(upstream);
    await proxy.open();
    return proxy;
  }

  /** What a client takes for the API server. */
  get url(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** Lets connections through, at the same address as before. */
  async open(): Promise<void> {
    const server = createServer(client => this.#pass(client));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Drops every connection and refuses new ones. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.drop();
    if (server) {
      await new Promise(resolve => {
        server.close(resolve);
      });
    }
  }

  /** Drops every connection. */
  drop(): void {
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Drops every connection at each second. @param meanwhile - done over and over again */
  async dropEachSecond(
    seconds: number,
    meanwhile: () => Promise<void>,
  ): Promise<void> {
    const timer = setInterval(() => this.drop(), 1_000);
    const end = Date.now() + seconds * 1_000;
    try {
      while (Date.now() < end) {
        await meanwhile();
        await sleep(1_000);
      }
    } finally {
      clearInterval(timer);
    }
  }

  /** Leaves every connection open, on which nothing comes any more; those made later are as they should be. */
  freeze(): void {
    this.#sockets.forEach(socket => {
      socket.unpipe();
      socket.pause();
    });
  }

  #pass(client: Socket) {
    const server = connect(Number(this.#upstream.port), '127.0.0.1');
    const both = [client, server];
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => {
        this.#sockets.delete(socket);
        both.forEach(each => each.destroy());
      });
    }
    client.pipe(server);
    server.pipe(client);
  }
}
