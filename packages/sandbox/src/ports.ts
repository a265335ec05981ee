import { createServer } from 'node:net';

/**
 * Whether this process could listen on the port of the loopback interface now.
 *
 * @param port - 0 lets the system choose a free one.
 * @returns the port, or undefined when it is taken.
 */
export async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        resolve(
          typeof address === 'object' && address ? address.port : undefined,
        ),
      );
    });
  });
}

/** A port on the loopback interface that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) {
    throw new Error('The system has no free port on 127.0.0.1');
  }
  return port;
}

/**
 * The range that ports are picked from: below the ones that systems hand to outgoing connections.
 *
 * @remarks While an API server is down its clients keep dialling. From within the outgoing range such a client can be given the very port that it dials
 * and connect to itself, and the API server could not come back.
 */
const range = { first: 20_000, last: 31_999 };

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
    while (taken.has(port) || (await tryPort(port)) === undefined) {
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
