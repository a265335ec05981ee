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
