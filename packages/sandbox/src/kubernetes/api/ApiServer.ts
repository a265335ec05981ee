import { createServer, Server } from 'node:https';
import { IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { accessDenied, unauthorized } from '../access/refusals';
import { Users } from '../access/users';
import { isControl, routeControl } from '../control/routeControl';
import { Fault } from '../faults/Fault';
import { FaultControl } from '../faults/FaultControl';
import { faultStatus, goneAnswer, isStreamFault } from '../faults/faultStatus';
import { RequestLog } from '../requests/RequestLog';
import { StatusError } from '../store/StatusError';
import { ApiContext } from './ApiContext';
import { checkAccept } from './request/accept';
import { Answer, Call } from './request/Call';
import { LoggedCall } from './request/LoggedCall';
import { readBody } from './request/readBody';
import { readRequestInfo } from './request/requestInfo';
import { respond } from './request/respond';
import { streamAnswer } from './request/streamAnswer';
import { isUnimplemented, pageNotFound, routeResource } from './route';
import { routeOther } from './routeOther';
import { toStatus } from './statusObjects';

/** @see {@link ApiServer} */
export interface ApiServerOptions {
  context: ApiContext;
  users: Users;
  certificate: { cert: string; key: string };
  requests: RequestLog;
  /** Told of what is asked for and not implemented. */
  log: (line: string) => void;
}

/** The HTTPS server: who asks, whether they may, what goes wrong on purpose, the answer, the record of it. */
export class ApiServer {
  readonly faults: FaultControl;
  readonly #options: ApiServerOptions;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(options: ApiServerOptions) {
    this.#options = options;
    const { watches } = options.context;
    this.faults = new FaultControl({
      closeAll: () => this.#sockets.forEach(socket => socket.resetAndDestroy()),
      dropWatches: () => watches.dropAll(),
      freezeWatches: () => watches.freezeAll(),
    });
  }

  get port(): number {
    return this.#port;
  }

  /** Listens on the loopback interface. @param port - 0 for any that is free */
  async listen(port: number): Promise<void> {
    const server = createServer(
      { ...this.#options.certificate, keepAliveTimeout: 120_000 },
      (request, response) => {
        void this.#handle(request, response);
      },
    );
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Stops to listen and closes every connection. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) {
      const closed = new Promise(resolve => server.close(resolve));
      this.#sockets.forEach(socket => socket.destroy());
      await closed;
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse) {
    const url = request.url ?? '/';
    const { pathname, searchParams } = new URL(url, 'https://server');
    const info = readRequestInfo(
      request.method ?? 'GET',
      pathname,
      searchParams,
    );
    const record = new LoggedCall(request, { info, query: searchParams });
    const isForUs = isControl(pathname);
    if (!isForUs) {
      this.#options.requests.add(record.entry);
    }
    try {
      const user = this.#options.users.find(request.headers.authorization);
      record.entry.user = user?.name ?? '';
      const fault = isForUs
        ? undefined
        : this.faults.take({
            method: request.method ?? 'GET',
            url,
            user: record.entry.user,
            info,
          });
      const isCutOff = await this.#befall(fault, request);
      if (isCutOff) {
        return;
      }
      if (!user) {
        throw unauthorized();
      }
      const call: Call = {
        method: request.method ?? 'GET',
        query: searchParams,
        info,
        user,
        contentType: contentTypeOf(request),
        body: await readBody(request),
        fieldManager: fieldManagerOf(request, searchParams),
      };
      const answer =
        fault?.kind === 'gone' ? goneAnswer(info) : this.#answer(call, request);
      if (fault?.kind === 'reset') {
        record.finish(answer);
        request.socket.destroy();
        return;
      }
      await this.#send(answer, { request, response, record, fault });
    } catch (error) {
      await this.#refuse(error, { request, response, record });
    }
  }

  /** @returns whether the connection is gone */
  async #befall(
    fault: Fault | undefined,
    request: IncomingMessage,
  ): Promise<boolean> {
    if (fault?.kind === 'latency') {
      await new Promise<void>(resolve => {
        this.#options.context.clock.after(fault.ms, resolve);
      });
    }
    if (fault?.kind === 'reset' && fault.when === 'before') {
      request.socket.destroy();
      return true;
    }
    const refusal = fault && faultStatus(fault);
    if (refusal) {
      throw refusal;
    }
    return false;
  }

  #answer(call: Call, request: IncomingMessage): Answer {
    const { context } = this.#options;
    const { info, user } = call;
    const { group, resource, subresource, namespace, name, verb, path } = info;
    const attributes = info.isResource
      ? {
          verb,
          group,
          resource: subresource ? `${resource}/${subresource}` : resource,
          namespace,
          name,
        }
      : { verb, path };
    if (!context.authorizer.isAllowed(user, attributes)) {
      throw accessDenied(user, info);
    }
    const answer = this.#route(call);
    if (answer === pageNotFound) {
      this.#note(call.method, request, 404);
    } else if (subresource !== 'log' && info.isResource) {
      checkAccept(request.headers.accept);
    }
    return answer;
  }

  #route(call: Call): Answer {
    const { context, requests } = this.#options;
    if (call.info.isResource) {
      return routeResource(call, context);
    }
    return isControl(call.info.path)
      ? (routeControl(call, { faults: this.faults, requests }) ?? pageNotFound)
      : routeOther(call, { address: `127.0.0.1:${this.#port}` });
  }

  async #send(
    answer: Answer,
    { request, response, record, fault }: Parts & { fault: Fault | undefined },
  ) {
    record.finish(answer);
    if ('stream' in answer) {
      streamAnswer(answer, response, {
        record,
        fault: fault && isStreamFault(fault) ? fault : undefined,
      });
      return;
    }
    record.entry.bytes = await respond(request, response, answer);
  }

  async #refuse(error: unknown, { request, response, record }: Parts) {
    if (request.socket.destroyed) {
      return;
    }
    const status =
      error instanceof StatusError
        ? error
        : new StatusError(500, 'InternalError', `Internal error: ${error}`);
    if (isUnimplemented(status)) {
      this.#note(request.method ?? 'GET', request, status.code);
    } else if (!(error instanceof StatusError)) {
      this.#options.log(
        `${request.method} ${request.url}: ${error instanceof Error ? error.stack : error}`,
      );
    }
    const retryAfter = status.details?.retryAfterSeconds;
    const answer = {
      status: status.code,
      body: toStatus(status),
      ...(retryAfter !== undefined && {
        headers: { 'retry-after': String(retryAfter) },
      }),
    };
    record.finish(answer);
    record.entry.bytes = await respond(request, response, answer);
  }

  #note(method: string, { url, headers }: IncomingMessage, code: number) {
    const type = headers['content-type'];
    this.#options.log(
      `not implemented (${code}): ${method} ${url}${type ? ` (${type})` : ''}`,
    );
  }
}

interface Parts {
  request: IncomingMessage;
  response: ServerResponse;
  record: LoggedCall;
}

function contentTypeOf({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
}

/** As the API server does: what is said, or the first word of the user agent. */
function fieldManagerOf(
  { headers }: IncomingMessage,
  query: URLSearchParams,
): string {
  return (
    query.get('fieldManager') ||
    (headers['user-agent'] ?? '').split('/')[0] ||
    'unknown'
  );
}
