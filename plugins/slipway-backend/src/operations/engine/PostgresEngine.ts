import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { ClaimedRow, claimDue, handBack, isClaimHeld } from './claims';
import { Lease } from './Lease';
import { bringForward } from './movedClocks';
import {
  FencedError,
  OperationEngine,
  OperationRun,
  OperationRunner,
  RunOutcome,
} from './OperationEngine';
import { EngineTiming, SUSPECT_TAKEOVERS } from './timing';
import { Waiting } from './Waiting';

/** How many operations one process carries out at once; the others are due until there is room. */
const MAX_RUNS = 50;

/** How long a shutdown waits for the runs to reach a boundary, in seconds. */
const DRAIN_SECONDS = 10;

async function isSettledWithin(
  seconds: number,
  work: readonly (Promise<void> | undefined)[],
): Promise<boolean> {
  const limit = new Waiting();
  const settled = Promise.all(work).then(() => true);
  const late = limit.pause(seconds * 1000).then(() => false);
  const isSettled = await Promise.race([settled, late]);
  limit.end();
  return isSettled;
}

/** A run of this process. */
interface Running {
  waiting: Waiting;
  finished: Promise<void>;
  /** Whether it is suspected of ending its executors and was not watched long enough yet. */
  onProbation: boolean;
}

/** What the engine needs. */
export interface PostgresEngineOptions {
  knex: Knex;
  logger: LoggerService;
  timing: EngineTiming;
  /** Done every now and then beside the operations, e.g. to audit what a crash left unaudited. */
  sweep(): Promise<void>;
}

/**
 * The engine on the operations' own table: the row of an operation is also its place in the queue.
 *
 * @see docs/decisions/0001-operation-engine.md
 */
export class PostgresEngine implements OperationEngine {
  readonly #options: PostgresEngineOptions;
  readonly #runs = new Map<string, Running>();
  readonly #idle = new Waiting();
  #runner: OperationRunner | undefined;
  #lease: Lease | undefined;
  #draining = false;
  #work: Promise<void> | undefined;
  #sweptAt = 0;

  constructor(options: PostgresEngineOptions) {
    this.#options = options;
  }

  async launch(runner: OperationRunner): Promise<void> {
    this.#runner = runner;
    this.#lease = await Lease.acquire(this.#options);
    this.#work = this.#loop();
  }

  async start(operationId: string): Promise<void> {
    const { knex } = this.#options;
    await knex('operations')
      .where({ id: operationId, epoch: 0 })
      .update({ run_at: knex.raw('least(run_at, clock_timestamp())') });
    this.#idle.end();
  }

  nudge(operationId: string): void {
    this.#runs.get(operationId)?.waiting.end();
    this.#idle.end();
  }

  async shutdown(): Promise<void> {
    this.#draining = true;
    this.#idle.end();
    this.#runs.forEach(run => run.waiting.end());
    const isDrained = await isSettledWithin(DRAIN_SECONDS, [
      this.#work,
      ...[...this.#runs.values()].map(run => run.finished),
    ]);
    if (!isDrained) {
      // What is still under way may land at the platform until the lease has run out.
      this.#lease?.abandon();
    } else if (!(await isSettledWithin(DRAIN_SECONDS, [this.#release()]))) {
      this.#options.logger.warn('The lease was not given back in time');
    }
  }

  async #release() {
    try {
      await this.#lease?.release();
    } catch (error) {
      this.#options.logger.warn(
        `The lease was not given back, and runs out by itself: ${error}`,
      );
    }
  }

  async #loop() {
    const { timing, logger } = this.#options;
    while (!this.#draining) {
      try {
        await this.#claimAll();
        await this.#sweep();
      } catch (error) {
        logger.warn(`Operations that are due were not looked for: ${error}`);
      }
      if (!this.#draining) {
        await this.#idle.pause(timing.poll * 1000);
      }
    }
  }

  async #claimAll() {
    if (!this.#lease || this.#lease.isLost) {
      this.#lease = await Lease.acquire(this.#options);
    }
    const lease = this.#lease;
    await bringForward(this.#options.knex);
    const claim = (options: { suspects: boolean; limit: number }) =>
      claimDue(this.#options.knex, {
        ...options,
        executorId: lease.executorId,
        running: [...this.#runs.keys()],
      });
    const room = MAX_RUNS - this.#runs.size;
    if (room > 0) {
      for (const row of await claim({ suspects: false, limit: room })) {
        this.#launchRun(row, lease);
      }
    }
    // Two suspects at once would be blamed for each other.
    const watched = [...this.#runs.values()].some(run => run.onProbation);
    if (room > 0 && !watched) {
      for (const row of await claim({ suspects: true, limit: 1 })) {
        this.#launchRun(row, lease);
      }
    }
  }

  async #sweep() {
    const now = performance.now();
    if (now - this.#sweptAt > this.#options.timing.sweep * 1000) {
      this.#sweptAt = now;
      await this.#options.sweep();
    }
  }

  #launchRun(row: ClaimedRow, lease: Lease) {
    const waiting = new Waiting();
    const run = this.#createRun(row, lease, waiting);
    const running: Running = {
      waiting,
      onProbation: row.takeovers >= SUSPECT_TAKEOVERS,
      finished: Promise.resolve(),
    };
    const probation = setTimeout(() => {
      running.onProbation = false;
    }, this.#options.timing.probation * 1000).unref();
    const wake = () => waiting.end();
    lease.signal.addEventListener('abort', wake);
    this.#runs.set(row.id, running);
    running.finished = this.#finish(run).finally(() => {
      clearTimeout(probation);
      lease.signal.removeEventListener('abort', wake);
      this.#runs.delete(row.id);
    });
  }

  #createRun(row: ClaimedRow, lease: Lease, waiting: Waiting): OperationRun {
    const { knex, timing } = this.#options;
    const claim = {
      operationId: row.id,
      executorId: lease.executorId,
      epoch: row.epoch,
    };
    return {
      claim,
      takenOver: row.taken_over,
      wasIdle: row.taken_over || row.late,
      takeovers: row.takeovers,
      signal: lease.signal,
      isCrowded: () => this.#runs.size >= MAX_RUNS,
      isDraining: () => this.#draining,
      pause: milliseconds =>
        this.#draining || lease.isLost
          ? Promise.resolve()
          : waiting.pause(milliseconds),
      assertFence: async () => {
        if (!(await isClaimHeld(knex, claim, timing.fence))) {
          throw new FencedError('Another executor may have taken over');
        }
        lease.assertHeld();
      },
    };
  }

  async #finish(run: OperationRun) {
    const { knex, logger, timing } = this.#options;
    let outcome: RunOutcome;
    try {
      outcome = await this.#runner!(run);
    } catch (error) {
      if (error instanceof FencedError) {
        logger.warn(
          `Operation ${run.claim.operationId} is no longer carried out here: ${error.message}`,
        );
        return;
      }
      logger.warn(
        `Operation ${run.claim.operationId} was interrupted and goes on: ${error}`,
      );
      outcome = { status: 'again', afterSeconds: timing.backoff };
    }
    if (outcome.status === 'ended') {
      return;
    }
    try {
      await handBack(
        knex,
        run.claim,
        outcome.status === 'parked' ? 'parked' : outcome,
      );
    } catch (error) {
      // It stays claimed by this executor, which finds it among those that it does not run.
      logger.warn(
        `Operation ${run.claim.operationId} could not be handed back: ${error}`,
      );
      await run.pause(timing.backoff * 1000);
    }
  }
}
