import { Readable } from 'node:stream';

/** A request that was answered, as it went over the wire. */
export interface Exchange {
  /** As the signature names it. */
  service: string;
  action: string;
  status: number;
  body: string;
}

/** The part of a request of the SDK that is sent on. */
interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Sends the requests of the SDK's clients, and keeps what was answered. */
export class RecordingHandler {
  readonly exchanges: Exchange[] = [];

  /** As the SDK calls it. */
  readonly handle = async (request: SdkRequest) => {
    const { host, ...headers } = request.headers;
    const address = `${request.protocol}//${request.hostname}:${request.port}${request.path}`;
    const sent = readText(request.body);
    const response = await fetch(address, {
      method: request.method,
      headers,
      body: sent,
    });
    const body = await response.text();
    this.exchanges.push({
      service: readService(headers.authorization),
      action:
        headers['x-amz-target']?.split('.').at(-1) ??
        new URLSearchParams(sent).get('Action') ??
        '',
      status: response.status,
      body,
    });
    return {
      response: {
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: Readable.from([Buffer.from(body)]),
      },
    };
  };
}

function readText(body: string | Uint8Array = ''): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

function readService(authorization = ''): string {
  return /\/([a-z]+)\/aws4_request/.exec(authorization)?.[1] ?? '';
}
