import { ServerResponse } from 'node:http';

/** Lets the body come in pieces of so many bytes, one at each turn of the event loop. */
export function trickle(response: ServerResponse, bytesAtOnce: number): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let waiting = Buffer.alloc(0);
  let isEnding = false;
  let isFlowing = false;
  const flow = () => {
    isFlowing = waiting.length > 0 && !response.destroyed;
    if (isFlowing) {
      write(waiting.subarray(0, bytesAtOnce));
      waiting = waiting.subarray(bytesAtOnce);
      setImmediate(flow);
    } else if (isEnding) {
      end();
    }
  };
  const add = (chunk: unknown) => {
    waiting = Buffer.concat([waiting, Buffer.from(String(chunk))]);
    if (!isFlowing) {
      flow();
    }
    return true;
  };
  response.write = add as typeof response.write;
  response.end = ((chunk?: unknown) => {
    isEnding = true;
    add(chunk ?? '');
    return response;
  }) as typeof response.end;
}

/** Lets a byte come each second, and never a whole line. */
export function drip(response: ServerResponse): void {
  const write = response.write.bind(response);
  const timer = setInterval(() => {
    if (!response.writableEnded) {
      write('{');
    }
  }, 1_000);
  response.once('close', () => clearInterval(timer));
  response.write = (() => true) as typeof response.write;
}

/** Cuts the connection within the body, where `find` says; it never comes where that is negative. */
export function tear(
  response: ServerResponse,
  find: (body: Buffer) => number,
): void {
  const write = response.write.bind(response);
  const passOn = (chunk: unknown, after: () => void) => {
    const body = Buffer.from(String(chunk ?? ''));
    const at = find(body);
    if (at < 0) {
      write(body, after);
    } else {
      write(body.subarray(0, at), () => response.socket?.destroy());
    }
  };
  response.write = ((chunk: unknown) => {
    passOn(chunk, () => {});
    return true;
  }) as typeof response.write;
  const end = response.end.bind(response);
  response.end = ((chunk?: unknown) => {
    passOn(chunk, () => end());
    return response;
  }) as typeof response.end;
}

/** Announces a body that is longer, or shorter, than the one that comes. */
export function miscount(response: ServerResponse, difference: number): void {
  const writeHead = response.writeHead.bind(response);
  let head: [number, Record<string, string>] = [200, {}];
  response.writeHead = ((status: number, headers: Record<string, string>) => {
    head = [status, headers];
    return response;
  }) as typeof response.writeHead;
  response.end = ((chunk: unknown) => {
    const body = Buffer.from(String(chunk));
    const length = String(body.length + difference);
    writeHead(head[0], { ...head[1], 'content-length': length });
    response.write(body, () => response.socket?.end());
    return response;
  }) as typeof response.end;
}
