import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';

/** An answer as it came over the wire. */
export interface WireAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  /** The parsed JSON, or the text where the server does not answer with JSON. */
  body: unknown;
}

/** A request as it is put on the wire. */
export interface WireRequest {
  method: string;
  /** With its query. */
  path: string;
  /** @default no credentials */
  token?: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  body?: string;
}

/**
 * Puts requests on the wire as they are told, and adds nothing of its own.
 *
 * @remarks Clients correct and complete what they send; the contract is about what the server does with it.
 */
export class WireClient {
  readonly #url: URL;
  readonly #agent: Agent;

  constructor({ server, caData }: { server: string; caData: string }) {
    this.#url = new URL(server);
    this.#agent = new Agent({
      keepAlive: true,
      ca: Buffer.from(caData, 'base64'),
    });
  }

  /** Sends a request and reads the whole answer. */
  async send(request: WireRequest): Promise<WireAnswer> {
    const response = await this.open(request);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
    }
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: parse(Buffer.concat(chunks).toString('utf8')),
    };
  }

  /** Sends a request; resolves with the head of the answer. */
  open(wire: WireRequest): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = httpsRequest({
        agent: this.#agent,
        hostname: this.#url.hostname,
        port: this.#url.port,
        path: wire.path,
        method: wire.method,
        headers: {
          accept: 'application/json',
          ...(wire.token && { authorization: `Bearer ${wire.token}` }),
          ...(wire.body !== undefined && {
            'content-length': String(Buffer.byteLength(wire.body)),
          }),
          ...wire.headers,
        },
      });
      request.once('response', resolve);
      request.once('error', reject);
      request.end(wire.body);
    });
  }

  /** Closes its connections. */
  close(): void {
    this.#agent.destroy();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
