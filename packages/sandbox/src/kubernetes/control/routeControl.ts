import type { Answer, Call } from '../api/request/Call';
import { methodNotAllowed } from '../api/statusObjects';
import type { FaultControl } from '../faults/FaultControl';
import type { RequestFilter, RequestLog } from '../requests/RequestLog';
import { readFault } from './readFault';

const ROOT = '/simulator/';

/** What is controlled from outside. */
export interface Controlled {
  faults: FaultControl;
  requests: RequestLog;
}

type Handler = (call: Call, controlled: Controlled) => object;

/*
 * What no Kubernetes has: faults are scripted and requests are read back over the simulator's own server, by whoever may everything. They
 * are no part of the record of requests, and no fault befalls them.
 */
const handlers: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  faults: {
    POST: (call, { faults }) => {
      faults.add(readFault(call.body));
      return { message: 'The fault is scripted' };
    },
    DELETE: (_, { faults }) => {
      faults.clear();
      return { message: 'No fault is scripted any more' };
    },
  },
  'frozen-watches': {
    POST: (_, { faults }) => {
      faults.freezeWatches();
      return { message: 'The open watches stay open and tell nothing more' };
    },
  },
  'dropped-watches': {
    POST: (_, { faults }) => {
      faults.dropWatches();
      return { message: 'The open watches were broken off' };
    },
  },
  requests: {
    GET: ({ query }, { requests }) => ({
      items: requests.all(readFilter(query)),
    }),
    DELETE: (_, { requests }) => {
      requests.clear();
      return { message: 'The record is empty' };
    },
  },
  changes: {
    GET: ({ query }, { requests }) => ({
      items: requests.effectiveChanges(readFilter(query)),
    }),
  },
};

/** Whether a request is to the simulator itself rather than to the cluster. */
export function isControl(path: string): boolean {
  return path.startsWith(ROOT);
}

/**
 * Answers such a request; `undefined` where there is nothing of that name.
 *
 * @throws StatusError for what cannot be done with it.
 */
export function routeControl(
  call: Call,
  controlled: Controlled,
): Answer | undefined {
  const methods = handlers[call.info.path.slice(ROOT.length)];
  if (!methods) {
    return undefined;
  }
  const handle = methods[call.method];
  if (!handle) {
    throw methodNotAllowed();
  }
  return { status: 200, body: handle(call, controlled) };
}

function readFilter(query: URLSearchParams): RequestFilter {
  const { status, dryRun, ...others } = Object.fromEntries(query);
  return {
    ...others,
    ...(status !== undefined && { status: Number(status) }),
    ...(dryRun !== undefined && { dryRun: dryRun === 'true' }),
  };
}
