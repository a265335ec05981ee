import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { LoggerService } from '@backstage/backend-plugin-api';
import { EngineTiming } from './timing';
import { FencedError } from './OperationEngine';

/** What a lease needs. */
export interface LeaseOptions {
  knex: Knex;
  timing: EngineTiming;
  logger: LoggerService;
}

/** A clock that neither a moved clock nor a suspended machine can hold back. */
function readClocks() {
  return { monotonic: performance.now(), wall: Date.now() };
}

function secondsSince(since: ReturnType<typeof readClocks>): number {
  const now = readClocks();
  return (
    Math.max(now.monotonic - since.monotonic, now.wall - since.wall) / 1000
  );
}

/**
 * What makes this process an executor: a row that it renews, and that others take for the sign of its life.
 *
 * @remarks
 * Others judge by the clock of the database. This process counts from before it asked for the renewal, so it believes
 * in its own end earlier than anyone else does. A lease that has run out is never revived: a process that was paused
 * goes on as a new executor.
 */
export class Lease {
  readonly executorId = `${hostname()}/${process.pid}/${randomUUID()}`;
  readonly #options: LeaseOptions;
  readonly #controller = new AbortController();
  #renewedAt = readClocks();
  #renewal: NodeJS.Timeout | undefined;
  #fence: NodeJS.Timeout | undefined;

  private constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Registers a new executor. */
  static async acquire(options: LeaseOptions): Promise<Lease> {
    const lease = new Lease(options);
    await options.knex('executors').insert({
      id: lease.executorId,
      expires_at: lease.#expiry(),
      term: lease.#term(),
    });
    lease.#keep();
    return lease;
  }

  /** Aborted when the lease is nearly out. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isLost(): boolean {
    return this.signal.aborted;
  }

  /** @throws FencedError where the lease is nearly out. */
  assertHeld(): void {
    const { lease, fence } = this.#options.timing;
    if (!this.isLost && secondsSince(this.#renewedAt) > lease - fence) {
      this.#lose('it could not be renewed in time');
    }
    if (this.isLost) {
      throw new FencedError('The lease of this executor has run out');
    }
  }

  /** Gives it up: what it had claimed and not handed back is free for others at once. */
  async release(): Promise<void> {
    this.abandon();
    await this.#options
      .knex('executors')
      .where({ id: this.executorId })
      .delete();
  }

  /** Stops to renew it: what it had claimed is free for others when it has run out. */
  abandon(): void {
    clearTimeout(this.#renewal);
    clearTimeout(this.#fence);
    this.#controller.abort();
  }

  #expiry(): Knex.Raw {
    return this.#options.knex.raw('clock_timestamp() + ?', [this.#term()]);
  }

  #term(): Knex.Raw {
    const { knex, timing } = this.#options;
    return knex.raw(`? * interval '1 second'`, [timing.lease]);
  }

  #keep() {
    const { lease, fence, renew } = this.#options.timing;
    const left = lease - fence - secondsSince(this.#renewedAt);
    clearTimeout(this.#fence);
    this.#fence = setTimeout(
      () => this.#lose('it could not be renewed in time'),
      Math.max(left, 0) * 1000,
    ).unref();
    this.#renewal = setTimeout(() => this.#renew(), renew * 1000).unref();
  }

  async #renew() {
    const asked = readClocks();
    try {
      const renewed = await this.#options
        .knex('executors')
        .where({ id: this.executorId })
        .whereRaw('expires_at > clock_timestamp()')
        .update({ expires_at: this.#expiry(), term: this.#term() });
      if (renewed === 0) {
        this.#lose('others take it for dead');
      } else {
        this.#renewedAt = asked;
      }
    } catch (error) {
      this.#options.logger.warn(`The lease could not be renewed: ${error}`);
    }
    if (!this.isLost) {
      this.#keep();
    }
  }

  #lose(reason: string) {
    this.#options.logger.warn(
      `Executor ${this.executorId} stops: its lease is lost, ${reason}. It goes on as a new one.`,
    );
    this.abandon();
  }
}
