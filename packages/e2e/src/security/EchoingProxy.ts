import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { KubernetesSimulator } from 'sandbox/src/kubernetes';

/** How an API server misbehaves: by an answer of that status that says all that it was sent, or by a torn connection. */
export type Misbehaviour = number | 'reset' | 'torn' | 'no JSON';

/**
 * Stands between the product and an API server, and repeats in its refusals what it was sent, credentials included, as
 * debugging proxies and admission webhooks do.
 */
export class EchoingProxy {
  #misbehaviour: Misbehaviour | undefined;
  #fits: (request: IncomingMessage) => boolean = () => true;

  private constructor(
    private readonly server: Server,
    private readonly cluster: KubernetesSimulator,
  ) {}

  static async start(cluster: KubernetesSimulator): Promise<EchoingProxy> {
    const server = createServer();
    const proxy = new EchoingProxy(server, cluster);
    server.on('request', (incoming, answer) => {
      proxy.#answer(incoming, answer).catch(() => answer.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Misbehaves from now on, to the requests that fit. */
  misbehave(
    how: Misbehaviour | undefined,
    fits: (request: IncomingMessage) => boolean = () => true,
  ): void {
    this.#misbehaviour = how;
    this.#fits = fits;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  async #answer(incoming: IncomingMessage, answer: ServerResponse) {
    const body = await buffer(incoming);
    const how = this.#fits(incoming) ? this.#misbehaviour : undefined;
    if (how === undefined) {
      await this.#pass(incoming, { body, answer });
    } else if (how === 'reset') {
      incoming.socket.resetAndDestroy();
    } else {
      this.#repeat(incoming, { body, answer, how });
    }
  }

  #repeat(
    { method, url, headers }: IncomingMessage,
    options: { body: Buffer; answer: ServerResponse; how: number | string },
  ) {
    const { body, answer, how } = options;
    const { authorization = '' } = headers;
    const sent = `${method} ${url} Authorization: ${authorization} ${JSON.stringify(headers)} ${body}`;
    const message = `admission webhook "debug" denied the request: ${sent} and ${Buffer.from(authorization).toString('base64')} and ${encodeURIComponent(authorization)} token=${authorization.split(' ')[1]}`;
    const text = JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      reason: 'Invalid',
      code: how,
      message,
      details: {
        causes: [
          {
            field: 'spec',
            reason: 'FieldValueInvalid',
            message: `Invalid value: "x": ${message}`,
          },
        ],
      },
    });
    if (how === 'torn') {
      answer.writeHead(200, { 'content-length': text.length * 2 });
      answer.write(text, () => answer.destroy());
      return;
    }
    answer.writeHead(typeof how === 'number' ? how : 200, {
      'content-type': 'application/json',
      location: `https://elsewhere.example.com/?${authorization}`,
      'x-debug': encodeURIComponent(authorization),
    });
    answer.end(how === 'no JSON' ? `<html>${sent}</html>` : text);
  }

  async #pass(
    { method, url, headers }: IncomingMessage,
    { body, answer }: { body: Buffer; answer: ServerResponse },
  ) {
    const outgoing = request(new URL(url ?? '/', this.cluster.server), {
      method,
      headers,
      agent: false,
      ca: Buffer.from(this.cluster.caData, 'base64'),
    });
    outgoing.on('error', () => answer.destroy());
    answer.once('close', () => outgoing.destroy());
    outgoing.end(body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    answer.writeHead(response.statusCode ?? 0, response.headers);
    answer.flushHeaders();
    response.pipe(answer);
  }
}
