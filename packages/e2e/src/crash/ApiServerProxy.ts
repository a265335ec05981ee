import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createTlsServer, request } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { ControlPlane } from '../controlPlane';

/** Where the connection of a request is lost. */
export type Fault =
  /** Reset when the whole request has come, which the API server never sees. */
  | 'lost-on-the-way'
  /** Reset when the API server has answered, before the answer is passed on. */
  | 'answer-lost'
  /** Kept on its way until {@link Intercepted.deliver} is called. */
  | 'late';

/** A request that met its fault. */
export interface Intercepted {
  /** Resolves when the whole request is here. */
  arrived: Promise<void>;
  /** Lets a late request reach the API server, and returns the status of its answer. */
  deliver(): Promise<number>;
}

const workloads = ['deployments', 'statefulsets'];

interface Interception {
  name: string;
  of: 'change' | 'request';
  fault: Fault;
  arrive(): void;
  delivery: Promise<void>;
  answered(status: number): void;
}

/** A promise, and what resolves it. */
function aSignal<T>(): [Promise<T>, (value: T) => void] {
  let send!: (value: T) => void;
  const signal = new Promise<T>(resolve => {
    send = resolve;
  });
  return [signal, send];
}

/**
 * Stands between a backend and the API server, with the API server's own certificate, and loses connections where it is
 * told to. Everything else is passed on.
 */
export class ApiServerProxy {
  readonly #server = createServer();
  readonly #sockets = new Map<number | undefined, Socket>();
  readonly #interceptions: Interception[] = [];

  private constructor(private readonly plane: ControlPlane) {}

  /** @param certificates - the folder with those of the control plane. */
  static async start(
    plane: ControlPlane,
    certificates: string,
  ): Promise<ApiServerProxy> {
    const proxy = new ApiServerProxy(plane);
    const server = createTlsServer({
      key: await readFile(join(certificates, 'apiserver.key')),
      cert: await readFile(join(certificates, 'apiserver.crt')),
    });
    server.on('request', (incoming, answer) => {
      proxy.#pass(incoming, answer).catch(() => proxy.#reset(incoming));
    });
    proxy.#server.on('connection', socket => {
      const { remotePort } = socket;
      proxy.#sockets.set(remotePort, socket);
      socket.once('close', () => proxy.#sockets.delete(remotePort));
      server.emit('connection', socket);
    });
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** What a backend takes for the API server. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  /** Lets the next change of the workload of that name, or whatever is asked about it next, meet a fault. */
  intercept(
    name: string,
    fault: Fault,
    of: Interception['of'] = 'change',
  ): Intercepted {
    const [arrived, arrive] = aSignal<void>();
    const [delivery, deliver] = aSignal<void>();
    const [status, answered] = aSignal<number>();
    this.#interceptions.push({ name, of, fault, arrive, delivery, answered });
    return {
      arrived,
      deliver() {
        deliver();
        return status;
      },
    };
  }

  async close(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #pass(incoming: IncomingMessage, answer: ServerResponse) {
    const interception = this.#findInterception(incoming);
    const body = await buffer(incoming);
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
    const outgoing = request(new URL(url ?? '/', this.plane.server), {
      method,
      headers,
      agent: false,
      ca: Buffer.from(this.plane.caData, 'base64'),
    });
    outgoing.end(body);
    const [response] = await once(outgoing, 'response');
    outgoing.on('error', () => response.destroy());
    return response;
  }

  #findInterception({ method, url }: IncomingMessage) {
    const { pathname, searchParams } = new URL(url ?? '/', this.url);
    const isChange = method === 'PATCH' && !searchParams.has('dryRun');
    const index = this.#interceptions.findIndex(
      ({ name, of }) =>
        (isChange || of === 'request') &&
        workloads.some(plural => pathname.endsWith(`/${plural}/${name}`)),
    );
    return index < 0 ? undefined : this.#interceptions.splice(index, 1)[0];
  }

  /** RST, not the orderly end that TLS would make of it. */
  #reset(incoming: IncomingMessage) {
    this.#sockets.get(incoming.socket.remotePort)?.resetAndDestroy();
  }
}
