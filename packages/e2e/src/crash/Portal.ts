import type { OperationRow } from '@slipway/backstage-plugin-slipway-backend/src/database/rows';
import { OperationReader } from '@slipway/backstage-plugin-slipway-backend/src/operations/store/OperationReader';
import type { OperationEvent } from '@slipway/backstage-plugin-slipway-common';
import createKnex, { type Knex } from 'knex';
import { until } from '../controlPlane';
import { BoundaryGate } from './BoundaryGate';
import type { CrashBench } from './CrashBench';
import { targetIdOn } from './ground/places';
import type { OperationCall } from './operationCall';
import { Replica } from './Replica';
import { unlimited } from '../unlimited';

/** An installation of the product: a database of its own, and the replicas that share it. */
export class Portal {
  readonly #replicas: Replica[] = [];
  readonly #entities = new Map<string, string>();

  private constructor(
    readonly bench: CrashBench,
    readonly name: string,
    readonly knex: Knex,
    readonly gate: BoundaryGate,
  ) {}

  /** @param name - lower-case letters only: databases and workloads are named after it. */
  static async open(bench: CrashBench, name: string): Promise<Portal> {
    const knex = createKnex({
      client: 'pg',
      connection: bench.postgres.getUrl(`${name}_slipway`),
      pool: { min: 0, max: 4 },
      // It would tell of each connection that a restart has ended.
      log: { warn: () => {} },
    });
    const gate: BoundaryGate = await BoundaryGate.open(id =>
      portal.#entityOf(id),
    );
    const portal = new Portal(bench, name, knex, gate);
    return portal;
  }

  /**
   * Starts a replica.
   *
   * @param options.behindProxy - whether it reaches the grounds through their proxies.
   * @param options.sources - the checkout that it runs from; this one by default.
   */
  async start(
    name: string,
    options: { behindProxy?: boolean; sources?: string } = {},
  ): Promise<Replica> {
    const { folder, grounds, postgres } = this.bench;
    const { behindProxy = false } = options;
    const parts = grounds.names.map(ground => ({
      ground,
      ...grounds.of(ground).configure(name, { behindProxy }),
    }));
    const targets = parts.map(({ ground, target }) => ({
      id: targetIdOn(ground),
      owners: ['group:default/*'],
      ...target,
    }));
    const { host, port, user, password } = postgres;
    const replica = await Replica.start({
      name: `${this.name}-${name}`,
      folder,
      sources: options.sources,
      variables: Object.assign({}, ...parts.map(it => it.variables)),
      configuration: {
        ...Object.assign({}, ...parts.map(it => it.portal)),
        crash: { observer: this.gate.url, replica: `${this.name}-${name}` },
        backend: {
          database: {
            client: 'pg',
            prefix: `${this.name}_`,
            connection: { host, port, user, password },
          },
        },
        slipway: {
          limits: unlimited,
          environments: [{ name: 'production', targets }],
          ...Object.assign({}, ...parts.map(it => it.slipway)),
        },
      },
    });
    this.#replicas.push(replica);
    return replica;
  }

  /** The time by the clock of the database. */
  async now(): Promise<Date> {
    const { rows } = await this.knex.raw('SELECT clock_timestamp() AS "now"');
    return rows[0].now;
  }

  /** The leases that a replica has had, as far as they are known, oldest first. */
  async leasesOf(
    replica: Replica,
  ): Promise<{ id: string; expires_at: Date }[]> {
    return this.#leases(replica).orderBy('expires_at');
  }

  /** When the last lease of a replica ran out, or will. */
  async leaseEndOf(replica: Replica): Promise<Date> {
    const lease = await this.#leases(replica)
      .orderBy('expires_at', 'desc')
      .first('expires_at');
    return lease.expires_at;
  }

  /** Waits until a replica whose lease was lost has given these operations up, and goes on as a new executor. */
  async givenUp(
    replica: Replica,
    calls: readonly OperationCall[],
  ): Promise<void> {
    const ids = await Promise.all(
      calls.map(({ entityRef }) => this.operationIdOf(entityRef)),
    );
    await until('The replica giving up its operations', async () => {
      const log = await replica.log();
      return ids.every(id =>
        log.includes(`Operation ${id} is no longer carried out here`),
      );
    });
    await until('The replica going on as a new executor', async () => {
      const live = await this.#leases(replica)
        .whereRaw('expires_at > clock_timestamp()')
        .first('id');
      return live !== undefined;
    });
  }

  /** The operations on an entity. */
  async operationsOn(entityRef: string): Promise<OperationRow[]> {
    return this.knex<OperationRow>('operations')
      .where({ entity_ref: entityRef })
      .orderBy('created_at');
  }

  /** The ID of the only operation on an entity. */
  async operationIdOf(entityRef: string): Promise<string> {
    const [operation] = await this.operationsOn(entityRef);
    return operation!.id;
  }

  async eventsOf(operationId: string): Promise<OperationEvent[]> {
    const { items } = await this.reader.listEvents({
      operationId,
      after: 0,
      limit: 1000,
    });
    return items;
  }

  get reader(): OperationReader {
    return new OperationReader(this.knex);
  }

  /** Why the first of the operations on these entities failed; `undefined` as long as none has. */
  async failureOf(entityRefs: readonly string[]): Promise<string | undefined> {
    const failed = await this.knex<OperationRow>('operations')
      .whereIn('entity_ref', [...entityRefs])
      .where({ state: 'failed' })
      .first();
    return failed && `${failed.entity_ref} failed: ${failed.message}`;
  }

  /** Waits until all that these operations, one on each entity, have to be told has been told. */
  async ended(entityRefs: readonly string[]): Promise<void> {
    const left = () =>
      this.knex('operations')
        .whereIn('entity_ref', [...entityRefs])
        .where({ outcome_audited: false })
        .select('entity_ref', 'state', 'message');
    await until(
      'Every operation ending and being audited',
      async () => (await left()).length === 0,
      { timeoutMs: 180_000 },
    ).catch(async (error: Error) => {
      const warnings = await Promise.all(
        this.#replicas.map(replica => replica.warnings()),
      );
      throw new Error(
        [error.message, JSON.stringify(await left()), ...warnings].join('\n'),
      );
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#replicas.map(replica => replica.kill()));
    await this.gate.close();
    await this.knex.destroy();
  }

  #leases(replica: Replica) {
    return this.knex('executors').where('id', 'like', `%/${replica.pid}/%`);
  }

  async #entityOf(operationId: string): Promise<string> {
    const known = this.#entities.get(operationId);
    if (known) {
      return known;
    }
    const { entityRef } = await this.reader.get(operationId);
    this.#entities.set(operationId, entityRef);
    return entityRef;
  }
}
