import { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { KubernetesSimulator } from '../KubernetesSimulator';

/** An answer of the simulator. */
export interface Answered {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  json: {
    metadata: Record<string, unknown>;
    items: { metadata: { name: string } }[];
    [field: string]: unknown;
  };
}

/** A watch that is open. */
export interface OpenedWatch {
  /** The next event; `undefined` once it has ended. */
  next(): Promise<
    { type: string; object: Record<string, unknown> } | undefined
  >;
  close(): void;
}

/** A bare client of a simulator, for the tests of it. */
export class SimulatorClient {
  readonly #agent: Agent;

  constructor(
    private readonly simulator: KubernetesSimulator,
    private readonly user = 'admin',
  ) {
    const ca = Buffer.from(simulator.caData, 'base64').toString();
    this.#agent = new Agent({ ca, keepAlive: true });
  }

  async send(
    method: string,
    path: string,
    options: {
      body?: unknown;
      type?: string;
      headers?: Record<string, string>;
    } = {},
  ): Promise<Answered> {
    const response = await this.#open(method, path, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const { headers } = response;
    const isZipped = headers['content-encoding'] === 'gzip';
    const text = (isZipped ? gunzipSync(body) : body).toString();
    return {
      status: response.statusCode ?? 0,
      headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : {},
    };
  }

  async watch(path: string): Promise<OpenedWatch> {
    const response = await this.#open('GET', path, {});
    const lines = readLines(response);
    return {
      next: async () => {
        const { value } = await lines.next();
        return value === undefined ? undefined : JSON.parse(value);
      },
      close: () => response.destroy(),
    };
  }

  close(): void {
    this.#agent.destroy();
  }

  #open(
    method: string,
    path: string,
    {
      body,
      type = 'application/json',
      headers,
    }: { body?: unknown; type?: string; headers?: Record<string, string> },
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.simulator.server}${path}`, {
        agent: this.#agent,
        method,
        headers: {
          authorization: `Bearer ${this.simulator.tokens[this.user]}`,
          'user-agent': 'test/1.0',
          ...(body === undefined ? {} : { 'content-type': type }),
          ...headers,
        },
      });
      outgoing.once('error', reject);
      outgoing.once('response', resolve);
      outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }
}

async function* readLines(response: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
