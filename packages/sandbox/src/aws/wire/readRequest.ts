import type { IncomingMessage } from 'node:http';
import { Parameters } from './Parameters';
import { parseForm } from './parseForm';

/** What a request asks for. */
export interface AskedCall {
  action: string;
  parameters: Parameters;
  /** Identifiers that it sends, in the order of the alphabet. */
  resources: readonly string[];
}

const bodyLimit = 1024 * 1024;

/** Parameters that name what a call is about. */
const identifying =
  /^(DBInstanceIdentifier|DBSnapshotIdentifier|SourceDBInstanceIdentifier|TargetDBInstanceIdentifier|FinalDBSnapshotIdentifier|ResourceName|RoleArn|SecretId|PolicySourceArn)$/;

/**
 * Reads a request of the Query protocol, or of AWS JSON where it says so by its headers.
 *
 * @throws an Error where the body is too long or no JSON.
 */
export async function readRequest(
  request: IncomingMessage,
): Promise<AskedCall> {
  const body = await readBody(request);
  const target = request.headers['x-amz-target'];
  const sent: Readonly<Record<string, unknown>> =
    typeof target === 'string' ? JSON.parse(body) : parseForm(body);
  const { Action, Version, ...parameters } = sent;
  return {
    action:
      typeof target === 'string'
        ? (target.split('.').at(-1) ?? '')
        : String(Action),
    parameters: new Parameters(parameters),
    resources: Object.entries(parameters)
      .filter(([name]) => identifying.test(name))
      .map(([, value]) => String(value))
      .sort(),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    parts.push(part);
    length += part.length;
    if (length > bodyLimit) {
      throw new Error('The request is longer than any of AWS');
    }
  }
  return Buffer.concat(parts).toString();
}
