import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ensureCertificate } from 'sandbox/src/kubernetes/certificate/certificate';
import { callerOf } from './callers';
import type { CountedCall } from './countedCalls';

/** Where an API server is. */
export type Upstream = {
  server: string;
  /** PEM in base64. */
  caData: string;
};

/** Stands before an API server, notes who asks it for what and when, and passes everything on as it comes. */
export class CountingProxy {
  readonly #calls: CountedCall[] = [];
  readonly #agent: Agent;

  private constructor(
    private readonly server: Server,
    private readonly upstream: Upstream,
    /** By which its own certificate is verified: PEM in base64. */
    readonly caData: string,
  ) {
    this.#agent = new Agent({
      keepAlive: true,
      ca: Buffer.from(upstream.caData, 'base64'),
    });
  }

  /** @param folder - where it keeps its certificate. */
  static async start(
    upstream: Upstream,
    folder: string,
  ): Promise<CountingProxy> {
    const { cert, key } = await ensureCertificate(folder);
    const server = createServer({ cert, key });
    const proxy = new CountingProxy(
      server,
      upstream,
      Buffer.from(cert).toString('base64'),
    );
    server.on('request', (incoming, answer) => proxy.#pass(incoming, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** What is taken for the API server. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `https://127.0.0.1:${port}`;
  }

  /** Every request up to now, in the order of arrival. */
  get calls(): readonly CountedCall[] {
    return this.#calls;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.#agent.destroy();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  #pass(incoming: IncomingMessage, answer: ServerResponse) {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const call: CountedCall = {
      at: Date.now(),
      caller: callerOf(headers['user-agent'], path),
      method,
      path,
      bytes: 0,
    };
    this.#calls.push(call);
    const outgoing = request(new URL(path, this.upstream.server), {
      agent: this.#agent,
      method,
      headers,
    });
    const abandon = () => incoming.socket.destroy();
    outgoing.once('error', abandon);
    outgoing.once('response', response => {
      call.status = response.statusCode;
      answer.writeHead(response.statusCode ?? 502, response.headers);
      answer.flushHeaders();
      response.on('data', (chunk: Buffer) => {
        call.bytes += chunk.length;
      });
      response.once('error', abandon);
      response.pipe(answer);
    });
    answer.once('close', () => {
      if (!answer.writableFinished) {
        outgoing.destroy();
      }
    });
    incoming.pipe(outgoing);
  }
}
