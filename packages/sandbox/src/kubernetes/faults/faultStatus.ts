import { StreamingAnswer } from '../api/request/Call';
import { RequestInfo } from '../api/request/requestInfo';
import { toStatus } from '../api/statusObjects';
import { StatusError } from '../store/StatusError';
import { Fault } from './Fault';

const words: Readonly<Record<number, readonly [string, string]>> = {
  401: ['Unauthorized', 'Unauthorized'],
  403: ['Forbidden', 'forbidden: it was scripted'],
  409: [
    'Conflict',
    'the object has been modified; please apply your changes to the latest version and try again',
  ],
  410: ['Expired', 'The provided resource version is too old.'],
  429: ['TooManyRequests', 'Too many requests, please try again later.'],
  500: ['InternalError', 'Internal error occurred: it was scripted'],
  502: ['', 'bad gateway'],
  503: [
    'ServiceUnavailable',
    'the server is currently unable to handle the request',
  ],
  504: [
    'Timeout',
    'the server was unable to return a response in the time allotted',
  ],
};

/** The refusal that a fault answers with instead of carrying the request out. */
export function faultStatus(fault: Fault): StatusError | undefined {
  if (fault.kind !== 'status') {
    return undefined;
  }
  const { code, retryAfterSeconds } = fault;
  const [reason, message] = words[code] ?? ['', `status ${code}`];
  return new StatusError(
    code,
    reason,
    message,
    retryAfterSeconds === undefined ? undefined : { retryAfterSeconds },
  );
}

/**
 * The answer to a version that is too old: a watch is told so in its stream.
 *
 * @throws StatusError Expired for everything else.
 */
export function goneAnswer({ verb }: RequestInfo): StreamingAnswer {
  const [reason, message] = words[410] ?? ['', ''];
  const gone = new StatusError(410, reason, message);
  if (verb !== 'watch') {
    throw gone;
  }
  return {
    contentType: 'application/json',
    stream: response => {
      const line = { type: 'ERROR', object: toStatus(gone) };
      response.end(`${JSON.stringify(line)}\n`);
      return () => {};
    },
  };
}

/** Whether a fault befalls a watch once it is open. */
export function isStreamFault({ kind }: Fault): boolean {
  return kind === 'drop-watch' || kind === 'half-open';
}
