import { request } from 'node:https';

/** What the control plane's own code needs of the Kubernetes API: small JSON requests with verified TLS. */
export interface ApiClient {
  /**
   * Sends a request and parses the answer.
   *
   * @throws {@link ApiError} for an answer of 300 and more, and the network's own error if there is none.
   */
  request<T>(method: string, path: string, body?: object): Promise<T>;
  /** Creates the object or brings it to the given state (server-side apply). */
  apply(path: string, object: object): Promise<void>;
}

/** An answer of 300 and more. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly statusCode: number,
    message: string,
  ) {
    super(`HTTP ${statusCode}: ${message}`);
  }
}

/** A client of one API server, acting with one token. */
export function createApiClient(server: {
  port: number;
  ca: string;
  token: string;
}): ApiClient {
  const send = <T>(
    method: string,
    path: string,
    body: object | undefined,
    contentType: string,
  ): Promise<T> =>
    new Promise((resolve, reject) => {
      const outgoing = request({
        host: '127.0.0.1',
        port: server.port,
        ca: server.ca,
        // A connection of its own each time: a restarted API server must not be asked over an old one.
        agent: false,
        method,
        path,
        timeout: 10_000,
        headers: {
          authorization: `Bearer ${server.token}`,
          accept: 'application/json',
          ...(body ? { 'content-type': contentType } : {}),
        },
      });
      outgoing.on('timeout', () =>
        outgoing.destroy(new Error(`${method} ${path}: no answer within 10 s`)),
      );
      outgoing.on('error', reject);
      outgoing.on('response', response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode ?? 0;
          if (status >= 300) {
            reject(
              new ApiError(status, `${method} ${path}: ${text.slice(0, 500)}`),
            );
          } else {
            resolve((text.startsWith('{') ? JSON.parse(text) : text) as T);
          }
        });
      });
      outgoing.end(body && JSON.stringify(body));
    });
  return {
    request: (method, path, body) =>
      send(method, path, body, 'application/json'),
    apply: (path, object) =>
      send(
        'PATCH',
        `${path}?fieldManager=slipway-control-plane&force=true`,
        object,
        'application/apply-patch+yaml',
      ),
  };
}
