import { IncomingMessage, ServerResponse } from 'node:http';
import { JsonObject } from '@backstage/types';

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
  /** Answers by itself. */
  respond?(response: ServerResponse): void;
}

/** Decides about a request; `undefined` leaves it to the server. */
export type Script = (request: SeenRequest) => ScriptedAnswer | undefined;

/** Reads what is asked for. */
export function parseRequest(request: IncomingMessage): SeenRequest {
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

/** Answers as scripted. */
export function sendScripted(response: ServerResponse, answer: ScriptedAnswer) {
  if (answer.hang) {
    return;
  }
  if (answer.respond) {
    answer.respond(response);
    return;
  }
  if (answer.torn) {
    response.writeHead(answer.status, { 'content-length': '1000' });
    response.write('{"items": [', () => response.socket?.destroy());
    return;
  }
  send(response, answer.status, answer.body ?? {}, answer.headers);
}

/** Answers with JSON. */
export function send(
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
