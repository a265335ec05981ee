import { IncomingMessage } from 'node:http';
import { StatusError } from '../../store/StatusError';

const LIMIT_BYTES = 3 * 1024 * 1024;

/** Reads the body of a request. @throws StatusError RequestEntityTooLarge */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LIMIT_BYTES) {
      throw new StatusError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${LIMIT_BYTES}`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
