import { randomUUID } from 'node:crypto';
import type { SimulatedService } from '../calls/services';
import type { AwsError } from './AwsError';
import { writeXml } from './writeXml';

/** An answer of HTTP. */
export interface WireAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The answer to a call that was carried out. */
export function writeResult(
  { protocol, namespace = '' }: SimulatedService,
  action: string,
  result: object,
): WireAnswer {
  if (protocol === 'json') {
    return json(200, result);
  }
  const content = {
    // A call without output has no result element at all.
    ...(Object.keys(result).length > 0 && { [`${action}Result`]: result }),
    ResponseMetadata: { RequestId: randomUUID() },
  };
  return xml(200, { name: `${action}Response`, namespace, content });
}

/*
 * JSON services name some refusals differently, and answer them all with 400.
 */
const jsonCodes: Readonly<Record<string, string>> = {
  AccessDenied: 'AccessDeniedException',
  ExpiredToken: 'ExpiredTokenException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  InvalidParameterCombination: 'InvalidParameterException',
  InvalidParameterValue: 'InvalidParameterException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  MissingParameter: 'InvalidParameterException',
  Throttling: 'ThrottlingException',
};

/** The answer to a call that was refused. */
export function writeError(
  {
    protocol,
    namespace = '',
  }: Pick<SimulatedService, 'protocol' | 'namespace'>,
  error: AwsError,
): WireAnswer {
  const { code, message, status } = error;
  if (protocol === 'json') {
    return json(status >= 500 ? status : 400, {
      __type: jsonCodes[code] ?? code,
      message,
    });
  }
  const content = {
    Error: {
      Type: status >= 500 ? 'Receiver' : 'Sender',
      Code: code,
      Message: message,
    },
    RequestId: randomUUID(),
  };
  return xml(status, { name: 'ErrorResponse', namespace, content });
}

function json(status: number, body: object): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(body),
  };
}

function xml(
  status: number,
  root: { name: string; namespace: string; content: object },
): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: writeXml(root),
  };
}
