import type { IncomingMessage } from 'node:http';
import type { Meaning } from '../interceptions';
import { datastoreOf, isChange } from './names';

/**
 * What a request to AWS names: data stores, or an operation for which a role is taken on. Of AWS JSON, which secrets are
 * read by, it says nothing.
 */
export function readAwsRequest(
  { headers }: IncomingMessage,
  body: Buffer,
): Meaning {
  const target = headers['x-amz-target'];
  const sent = typeof target === 'string' ? {} : readForm(body);
  const { Action = '', ...parameters } = sent;
  return {
    isChange: typeof target !== 'string' && isChange(Action),
    names: Object.entries(parameters)
      .filter(([name]) => /(Identifier|SessionName)$/.test(name))
      .map(([, value]) => datastoreOf(value)),
  };
}

function readForm(body: Buffer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString()));
}
