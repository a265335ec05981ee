import { IncomingMessage } from 'node:http';
import { ServerUnreachableError } from './errors';

/** More than any answer has; the pages of a list are far smaller. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads the body of an answer to its end.
 *
 * @throws ServerUnreachableError when it breaks off, or is not complete in time.
 */
export async function readBody(
  response: IncomingMessage,
  { cluster, timeoutMs }: { cluster: string; timeoutMs: number },
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(
    () =>
      response.destroy(new Error(`not complete within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_BYTES) {
        throw new Error('it is too large');
      }
    }
  } catch (cause) {
    throw new ServerUnreachableError(
      `${cluster}: the answer broke off: ${
        cause instanceof Error ? cause.message : cause
      }`,
    );
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
