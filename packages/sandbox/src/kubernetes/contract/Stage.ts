import type { ContractCluster } from './ContractCluster';
import { callOf } from './coverage/callOf';
import { Observation } from './Observation';
import { Placeholders } from './trace/Placeholders';
import { significant } from './trace/significant';
import type { Trace } from './trace/traceFile';
import { listAt, textAt, type Json } from './wire/json';
import { pathOf, withQuery, type Plural } from './wire/paths';
import { WatchStream, type WatchEvent } from './wire/WatchStream';
import { WireClient, type WireAnswer } from './wire/WireClient';

/** A request of a scenario. */
export interface CallOptions {
  /** The user whose token is sent; `nobody` sends none. @default 'admin' */
  as?: string;
  /** Sent as JSON, or as it is where it is a text. */
  body?: unknown;
  /** @default 'application/json' */
  type?: string;
  headers?: Readonly<Record<string, string>>;
  /** What matters of the answer. @default {@link significant} */
  keep?: (body: unknown) => unknown;
}

/** Where a scenario plays: a namespace of a cluster, and the record of what is asked and seen there. */
export class Stage {
  readonly #client: WireClient;
  readonly #steps: Json[] = [];
  readonly #recorded: unknown[] = [];
  readonly #asked: unknown[] = [];
  readonly #ends: (() => void)[] = [];
  readonly #answered = new Set<string>();

  constructor(
    readonly cluster: ContractCluster,
    readonly namespace: string,
  ) {
    this.#client = new WireClient(cluster);
  }

  /** Sends a request, and records it with its answer. */
  async call(
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<WireAnswer> {
    const answer = await this.ask(method, path, options);
    const { as = 'admin', type, keep = significant } = options;
    this.#recorded.push(answer.body);
    this.#steps.push({
      call: `${method} ${path}`,
      ...(as !== 'admin' && { as }),
      ...(type && { type }),
      ...(method === 'PATCH' && { sends: options.body }),
      status: answer.status,
      answer: keep(answer.body),
    });
    return answer;
  }

  /** Sends a request that is no part of the record. */
  async ask(
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<WireAnswer> {
    const { as = 'admin', body, type = 'application/json' } = options;
    const answer = await this.#client.send({
      method,
      path,
      token: this.cluster.tokens[as],
      headers: {
        ...(body !== undefined && { 'content-type': type }),
        ...options.headers,
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    this.#asked.push(answer.body);
    this.#count(method, path, answer.status);
    return answer;
  }

  /**
   * Prepares what the record needs no word of.
   *
   * @throws an Error with the server's words where it refuses.
   */
  async make(plural: Plural, object: Json): Promise<Json> {
    const { status, body } = await this.ask('POST', this.path(plural), {
      body: object,
    });
    if (status !== 201) {
      throw new Error(`${plural} was refused: ${JSON.stringify(body)}`);
    }
    return body as Json;
  }

  /** Where a resource of the stage's namespace is. */
  path(plural: Plural, ...rest: string[]): string {
    return pathOf(plural, this.namespace, ...rest);
  }

  /** Waits until what is at a path is as described. */
  async until(
    what: string,
    path: string,
    holds: (body: Json) => boolean,
  ): Promise<Json> {
    let found: Json = {};
    await this.cluster.settle(`${this.namespace}: ${what}`, async () => {
      const { body } = await this.ask('GET', path);
      found = body as Json;
      return holds(found);
    });
    return found;
  }

  /** Opens a watch; what comes on it is for the scenario to record. */
  async watch(
    path: string,
    onEvent?: (event: WatchEvent) => void,
  ): Promise<WatchStream> {
    const response = await this.#client.open({
      method: 'GET',
      path,
      token: this.cluster.tokens.admin,
    });
    const stream = new WatchStream(response, onEvent);
    this.#count('GET', path, stream.status);
    this.atEnd(() => stream.close());
    return stream;
  }

  /** Follows kinds of objects from now on. */
  async observe(...plurals: Plural[]): Promise<Observation> {
    const observation = new Observation();
    this.atEnd(() => observation.close());
    for (const plural of plurals) {
      const { body } = await this.ask('GET', this.path(plural));
      listAt(body, 'items').forEach(item =>
        observation.see(plural, item, 'ADDED'),
      );
      const path = withQuery(this.path(plural), {
        watch: 'true',
        resourceVersion: textAt(body, 'metadata', 'resourceVersion'),
      });
      observation.add(
        await this.watch(path, ({ type, object }) =>
          observation.see(plural, object, type),
        ),
      );
    }
    return observation;
  }

  /** Waits until an observation has been told of everything that is there now. */
  async caughtUp(observation: Observation, ...plurals: Plural[]) {
    for (const plural of plurals) {
      await this.until(`${plural} told of`, this.path(plural), list =>
        observation.hasReached(plural, list),
      );
    }
    this.#recorded.push(observation.sightings.map(({ object }) => object));
  }

  /** Is called when the scenario is over. */
  atEnd(end: () => void): void {
    this.#ends.push(end);
  }

  /** Records what the scenario makes of something. */
  note(name: string, value: unknown): void {
    this.#recorded.push(value);
    this.#steps.push({ [name]: value });
  }

  /** Puts placeholders in texts, as far as they are known by now. */
  renamer(): (text: string) => string {
    const placeholders = this.#placeholders();
    return text => String(placeholders.replace(text));
  }

  /** The record, comparable between clusters. */
  trace(): Trace {
    const placeholders = this.#placeholders();
    return JSON.parse(
      JSON.stringify([
        ...this.#steps.map(step => placeholders.replace(step)),
        { Answered: [...this.#answered].sort() },
      ]),
    );
  }

  /** Ends what is open. */
  close(): void {
    this.#ends.forEach(end => end());
    this.#client.close();
  }

  #count(method: string, path: string, status: number): void {
    const call = callOf(method, path);
    // What is there already was asked for, too.
    if (call && (status < 300 || status === 409)) {
      this.#answered.add(call);
    }
  }

  #placeholders(): Placeholders {
    const placeholders = new Placeholders();
    // Lists are in the order of names, so a hash that was only polled for comes after those that were recorded.
    placeholders.learn(this.#recorded);
    placeholders.learn(this.#asked);
    return placeholders;
  }
}
