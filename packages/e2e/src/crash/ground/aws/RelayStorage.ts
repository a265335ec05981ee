import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import type {
  Endpoint,
  InstanceStorage,
} from 'sandbox/src/aws/InstanceStorage';

interface Relay {
  server: Server;
  sockets: Set<Socket>;
}

/**
 * Simulated DB instances that all have the data of one PostgreSQL, each with an endpoint of its own.
 *
 * @remarks
 * Who validates a copy asks for an endpoint that no other instance has.
 */
export class RelayStorage implements InstanceStorage {
  readonly #relays = new Map<string, Relay>();

  constructor(private readonly target: { host: string; port: number }) {}

  async open(instance: string): Promise<Endpoint> {
    const sockets = new Set<Socket>();
    const server = createServer(socket => {
      const onward = connect(this.target);
      pair(socket, onward);
      [socket, onward].forEach(it => {
        sockets.add(it);
        it.once('close', () => sockets.delete(it));
      });
    });
    this.#relays.set(instance, { server, sockets });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { address, port } = server.address() as AddressInfo;
    return { address, port };
  }

  restoreSnapshot(_snapshot: string, instance: string): Promise<Endpoint> {
    return this.open(instance);
  }

  restorePointInTime({ instance }: { instance: string }): Promise<Endpoint> {
    return this.open(instance);
  }

  async removeInstance(instance: string): Promise<void> {
    const relay = this.#relays.get(instance);
    this.#relays.delete(instance);
    relay?.server.close();
    relay?.sockets.forEach(it => it.destroy());
  }

  async takeSnapshot(): Promise<void> {
    // All have the same data.
  }

  async removeSnapshot(): Promise<void> {
    // There is nothing of it.
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#relays.keys()].map(it => this.removeInstance(it)),
    );
  }
}

/** Passes on what comes on either side; both end together. */
function pair(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.once('close', () => to.destroy());
  }
}
