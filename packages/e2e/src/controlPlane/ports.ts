import { createServer } from 'node:net';

/**
 * The range that ports are picked from: below the ones that systems hand to outgoing connections.
 *
 * @remarks While an API server is down its clients keep dialling. From within the outgoing range such a client can be given the very port that it dials
 * and connect to itself, and the API server could not come back.
 */
const range = { first: 20_000, last: 31_999 };

/** Whether a server could listen on this port of the loopback interface right now. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });
}

/**
 * A free loopback port for each name, all different.
 *
 * @param preferred - ports to take again if they are still free, so that a cluster that is started again keeps its address.
 */
export async function pickPorts<Name extends string>(
  names: readonly Name[],
  preferred: Partial<Record<Name, number>> = {},
): Promise<Record<Name, number>> {
  const taken = new Set<number>();
  const picked: Partial<Record<Name, number>> = {};
  for (const name of names) {
    let port = preferred[name] ?? randomPort();
    while (taken.has(port) || !(await isFree(port))) {
      port = randomPort();
    }
    taken.add(port);
    picked[name] = port;
  }
  return picked as Record<Name, number>;
}

function randomPort(): number {
  return (
    range.first + Math.floor(Math.random() * (range.last - range.first + 1))
  );
}
