import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { until, type UntilOptions } from '../controlPlane';

/** A boundary as a replica announces it. */
interface Announcement {
  replica: string;
  name: string;
  operationId: string;
}

/** Where the operation on an entity is to be held, and the replica that holds it there. */
interface Hold {
  boundary: string;
  replica?: string;
}

/**
 * Where operations wait at their boundaries: each is let through, unless it has arrived where it is to be held.
 *
 * @remarks
 * A replica that holds an operation holds it at every later boundary too, as it may be on its way there by a second
 * run; other replicas do not hold it any more.
 */
export class BoundaryGate {
  readonly #server: Server;
  readonly #findEntity: (operationId: string) => Promise<string>;
  readonly #holds = new Map<string, Hold>();
  readonly #held: { replica: string; answer: ServerResponse }[] = [];
  readonly #reached = new Map<string, Set<string>>();
  readonly #deadly = new Map<string, string>();

  private constructor(findEntity: (operationId: string) => Promise<string>) {
    this.#findEntity = findEntity;
    this.#server = createServer((request, answer) => {
      text(request)
        .then(body => this.#arrive(JSON.parse(body), answer))
        .catch((error: unknown) => answer.destroy(error as Error));
    });
  }

  /** @param findEntity - the entity that an operation is about. */
  static async open(
    findEntity: (operationId: string) => Promise<string>,
  ): Promise<BoundaryGate> {
    const gate = new BoundaryGate(findEntity);
    await new Promise<void>(resolve => {
      gate.#server.listen(0, '127.0.0.1', resolve);
    });
    return gate;
  }

  /** Where replicas announce. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/`;
  }

  /** Holds the next operation on an entity at the boundary. */
  holdAt(entityRef: string, boundary: string): void {
    this.#holds.set(entityRef, { boundary });
  }

  /** Has every process end itself that carries an operation on the entity to the boundary, until it is called off. */
  poison(entityRef: string, boundary: string): () => void {
    this.#deadly.set(entityRef, boundary);
    return () => this.#deadly.delete(entityRef);
  }

  /**
   * Waits until the operations on these entities are held.
   *
   * @param failure - why one of them will never be, as soon as that is known.
   */
  async held(
    entityRefs: readonly string[],
    failure?: UntilOptions['failure'],
  ): Promise<void> {
    const missing = () =>
      entityRefs.filter(it => this.#holds.get(it)?.replica === undefined);
    await until(
      'Every operation arriving at its boundary',
      async () => missing().length === 0,
      { timeoutMs: 180_000, failure },
    ).catch((error: Error) => {
      const boundaries = missing().map(it => this.#holds.get(it)?.boundary);
      const missed = `Never reached: ${boundaries.join(', ')}`;
      throw new Error(`${missed}. ${error.message}`, { cause: error });
    });
  }

  /** Every boundary that the operations on an entity have reached. */
  reached(entityRef: string): string[] {
    return [...(this.#reached.get(entityRef) ?? [])];
  }

  /** Lets everything go on, or everything of one replica. */
  release(replica?: string): void {
    const isMeant = (name?: string) => !replica || name === replica;
    for (const [entityRef, hold] of this.#holds) {
      if (isMeant(hold.replica)) {
        this.#holds.delete(entityRef);
      }
    }
    for (const held of this.#held.splice(0)) {
      if (isMeant(held.replica)) {
        held.answer.writeHead(204).end();
      } else {
        this.#held.push(held);
      }
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #arrive(announcement: Announcement, answer: ServerResponse) {
    const { replica, name, operationId } = announcement;
    const entityRef = await this.#findEntity(operationId);
    const reached = this.#reached.get(entityRef) ?? new Set();
    this.#reached.set(entityRef, reached.add(name));
    if (this.#deadly.get(entityRef) === name) {
      answer.writeHead(410).end();
      return;
    }
    const hold = this.#holds.get(entityRef);
    if (hold && !hold.replica && hold.boundary === name) {
      hold.replica = replica;
    }
    if (hold?.replica === replica) {
      this.#held.push({ replica, answer });
    } else {
      answer.writeHead(204).end();
    }
  }
}
