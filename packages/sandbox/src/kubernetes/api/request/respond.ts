import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { CompleteAnswer } from './Call';

const compress = promisify(gzip);

/** The API server leaves smaller answers as they are. */
const COMPRESSED_FROM_BYTES = 128 * 1024;

/** Sends an answer, compressed where that is asked for and worth while; resolves with its length. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, contentType, headers }: CompleteAnswer,
): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const plain = Buffer.from(text);
  const isCompressed =
    plain.length > COMPRESSED_FROM_BYTES &&
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const sent = isCompressed
    ? await compress(plain, { level: constants.Z_BEST_SPEED })
    : plain;
  response.writeHead(status, {
    'content-type': contentType ?? 'application/json',
    'cache-control': 'no-cache, private',
    'content-length': sent.length,
    ...(isCompressed && {
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
    }),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
  return plain.length;
}
