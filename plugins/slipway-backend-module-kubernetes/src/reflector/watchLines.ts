import { IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { JsonObject } from '@backstage/types';
import { isJsonObject } from '../model/raw';

/** Far more than etcd stores in one object. */
const MAX_LINE_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads a watch to its end, line by line.
 *
 * @returns `idle` when no whole line has come for so long that the other end is probably gone, without having said so,
 *   or does not get on.
 * @throws Error when the stream breaks off or a line is not whole.
 */
export async function readWatchLines(
  response: IncomingMessage,
  options: { idleMs: number; onLine: (event: JsonObject) => void },
): Promise<'ended' | 'idle'> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isIdle = false;
  const timer = setTimeout(() => {
    isIdle = true;
    response.destroy();
  }, options.idleMs);

  try {
    for await (const chunk of response) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_CHARACTERS) {
        throw new Error('an event of the watch is too large');
      }
      for (const line of lines.filter(each => each !== '')) {
        timer.refresh();
        options.onLine(parse(line));
      }
    }
  } catch (error) {
    if (!isIdle) {
      throw error;
    }
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
  return isIdle ? 'idle' : 'ended';
}

function parse(line: string): JsonObject {
  const event = JSON.parse(line);
  if (!isJsonObject(event)) {
    throw new Error('an event of the watch is not an object');
  }
  return event;
}
