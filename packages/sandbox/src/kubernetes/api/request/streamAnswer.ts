import { ServerResponse } from 'node:http';
import { Fault } from '../../faults/Fault';
import { StreamingAnswer } from './Call';
import { LoggedCall } from './LoggedCall';

/** Sends an answer that goes on, until it or the connection ends. */
export function streamAnswer(
  { contentType, stream }: StreamingAnswer,
  response: ServerResponse,
  { record, fault }: { record: LoggedCall; fault?: Fault },
): void {
  response.writeHead(200, {
    'content-type': contentType,
    'cache-control': 'no-cache, private',
  });
  response.flushHeaders();
  if (fault?.kind === 'half-open') {
    return;
  }
  const write = response.write.bind(response) as (text: string) => boolean;
  response.write = (text: string) => {
    record.entry.bytes += Buffer.byteLength(text);
    return write(text);
  };
  const end = stream(response);
  response.once('close', end);
  if (fault?.kind === 'drop-watch') {
    // Once the head is out: the client has a watch and loses it.
    response.write('');
    setImmediate(() => response.destroy());
  }
}
