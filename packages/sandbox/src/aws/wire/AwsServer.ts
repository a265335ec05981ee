import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from '../account/Account';
import type { ApiRequest } from '../calls/ApiCall';
import { authorize, denied } from '../calls/authorize';
import { services, type SimulatedService } from '../calls/services';
import type { AwsControl } from '../control/AwsControl';
import type { AwsFault } from '../control/AwsFault';
import { writeError, writeResult, type WireAnswer } from './answers';
import { AwsError } from './AwsError';
import { readRequest, type AskedCall } from './readRequest';
import { readScope, type SignedScope } from './readScope';

/** What a call is answered with: nothing where the connection breaks off, or hangs. */
type Reply = WireAnswer | 'broken' | 'hanging';

/** All services of an account behind one address, told apart by the scope of the signature. */
export class AwsServer {
  readonly #server = createServer((request, response) => {
    void this.#reply(request, response);
  });

  constructor(
    private readonly account: Account,
    private readonly control: AwsControl,
  ) {}

  /** @throws an Error of Node where the port is taken. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    this.#server.closeAllConnections();
    await closed;
  }

  async #reply(request: IncomingMessage, response: ServerResponse) {
    const reply = await this.#answer(request);
    if (reply === 'broken') {
      response.destroy();
    } else if (reply === 'hanging') {
      this.control.faults.hang(() => response.destroy());
    } else {
      response.writeHead(reply.status, reply.headers).end(reply.body);
    }
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const protocol = request.headers['x-amz-target'] ? 'json' : 'query';
    let service: SimulatedService = { protocol, calls: {} };
    try {
      const asked = await readRequest(request);
      const scope = readScope(request.headers);
      service = services[scope.service] ?? service;
      return await this.#carryOut(service, { asked, scope });
    } catch (error) {
      const known =
        error instanceof AwsError
          ? error
          : new AwsError('InternalFailure', String(error), 500);
      return writeError(service, known);
    }
  }

  async #carryOut(
    service: SimulatedService,
    { asked, scope }: { asked: AskedCall; scope: SignedScope },
  ): Promise<Reply> {
    const { account, control } = this;
    const { action, parameters, resources } = asked;
    const now = account.surroundings.now();
    const record = control.calls.add({
      at: now,
      service: scope.service,
      action,
      region: scope.region,
      resources,
    });
    try {
      const caller = account.principals.identify(scope);
      const { roleName, sessionName } = caller;
      Object.assign(record, roleName ? { roleName, sessionName } : {});
      const fault = control.faults.take(record);
      if (fault?.kind === 'hang') {
        return 'hanging';
      }
      refuse(fault);
      const result = await callService(service, {
        action: { service: scope.service, name: action },
        fault,
        request: {
          account,
          region: account.region(scope.region),
          caller,
          parameters,
          now,
          ...(fault?.kind === 'outcome' && { outcome: fault.status }),
        },
      });
      return fault?.kind === 'lose-answer'
        ? 'broken'
        : writeResult(service, action, result);
    } catch (error) {
      record.error = error instanceof AwsError ? error.code : 'InternalFailure';
      throw error;
    }
  }
}

/** @throws AwsError in the words of the service. */
async function callService(
  { calls }: SimulatedService,
  options: {
    action: { service: string; name: string };
    fault: AwsFault | undefined;
    request: ApiRequest;
  },
): Promise<object> {
  const { action, fault, request } = options;
  const fullName = `${action.service}:${action.name}`;
  const call = calls[action.name];
  if (!call) {
    throw new AwsError(
      'InvalidAction',
      `The simulator does not know ${fullName}`,
    );
  }
  request.parameters.allowOnly(call.parameters);
  const needs = call.needs(request);
  if (fault?.kind === 'deny') {
    throw denied(request, needs[0] ?? { action: fullName, resource: '*' });
  }
  authorize(request, needs);
  return call.answer(request);
}

/** @throws AwsError where the fault is a refusal whatever the call is about. */
function refuse(fault: AwsFault | undefined) {
  switch (fault?.kind) {
    case 'throttle':
      throw new AwsError('Throttling', 'Rate exceeded');
    case 'fail':
      throw new AwsError(fault.code, fault.message, fault.status);
    default:
  }
}
