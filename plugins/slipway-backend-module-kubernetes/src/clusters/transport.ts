import {
  Agent as HttpAgent,
  IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent, request as httpsRequest, RequestOptions } from 'node:https';
import { TerminalOperationError } from '@slipway/backstage-plugin-slipway-node';
import { guardedLookup, hostOf } from './address';
import { ClusterCredentials } from './credentials';
import { ServerUnreachableError } from './errors';

/** Where an API server is, and whom it is expected to be. */
export interface TransportOptions {
  cluster: string;
  url: URL;
  ca?: string;
  skipTLSVerify?: boolean;
  tlsServerName?: string;
}

/** A request on the wire. */
export interface WireRequest {
  method: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Until the head of the answer. */
  timeoutMs: number;
  signal?: AbortSignal;
}

const staleConnections = new WeakSet<Error>();

/**
 * The connections to one API server: kept alive, verified, each request with a time-out and none of them redirected.
 *
 * @remarks
 * client-node's own transport (node-fetch) follows redirects and has no time-out, so its part here is the kubeconfig.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #agent: HttpAgent;

  constructor(options: TransportOptions) {
    this.#options = options;
    const keepAlive = { keepAlive: true, keepAliveMsecs: 15_000 };
    this.#agent =
      options.url.protocol === 'https:'
        ? new Agent({
            ...keepAlive,
            ca: options.ca,
            rejectUnauthorized: !options.skipTLSVerify,
            ...(options.tlsServerName && { servername: options.tlsServerName }),
          })
        : new HttpAgent(keepAlive);
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Sends a request; resolves with the head of the answer, whatever its status.
   *
   * @throws ServerUnreachableError when there is no answer.
   */
  async send(
    wire: WireRequest,
    credentials: ClusterCredentials,
  ): Promise<IncomingMessage> {
    const { url } = this.#options;
    const options: RequestOptions = {
      agent: this.#agent,
      lookup: guardedLookup,
      hostname: hostOf(url),
      port: url.port || undefined,
      path: `${url.pathname.replace(/\/$/, '')}${wire.path}`,
      method: wire.method,
      headers: { accept: 'application/json', ...wire.headers },
    };
    await credentials.apply(options);
    try {
      return await this.#sendOnce(wire, options);
    } catch (error) {
      // The server closed a kept connection at the very moment that a read was sent on it.
      if (wire.method === 'GET' && isStaleConnection(error)) {
        return this.#sendOnce(wire, options);
      }
      throw error;
    }
  }

  #sendOnce(wire: WireRequest, options: RequestOptions) {
    const { cluster, url } = this.#options;
    const { signal, timeoutMs } = wire;
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;

    return new Promise<IncomingMessage>((resolve, reject) => {
      signal?.throwIfAborted();
      const request = send(options);
      const abort = () => request.destroy(new Error('aborted'));
      const timer = setTimeout(
        () =>
          request.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)),
        timeoutMs,
      );
      signal?.addEventListener('abort', abort, { once: true });
      request.once('response', response => {
        clearTimeout(timer);
        response.once('close', () =>
          signal?.removeEventListener('abort', abort),
        );
        resolve(response);
      });
      request.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        reject(toTransportError(cluster, error, request.reusedSocket));
      });
      request.end(wire.body);
    });
  }
}

function toTransportError(
  cluster: string,
  error: NodeJS.ErrnoException,
  reusedSocket: boolean,
) {
  const message = `${cluster} cannot be reached: ${error.message || error.code}`;
  if (/CERT|TLS|LEAF_SIGNATURE|ISSUER/.test(error.code ?? '')) {
    return new TerminalOperationError(
      `${message}; set 'caData' or 'caFile' to the authority of its certificate`,
    );
  }
  const unreachable = new ServerUnreachableError(message);
  if (reusedSocket && error.code === 'ECONNRESET') {
    staleConnections.add(unreachable);
  }
  return unreachable;
}

function isStaleConnection(error: unknown): boolean {
  return error instanceof Error && staleConnections.has(error);
}
