import { Operation } from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { OperationRow, toOperation } from '../../database/rows';
import { FencedError } from '../engine/OperationEngine';
import {
  Claim,
  Entry,
  lockOperation,
  LockedOperation,
  writeEntry,
} from '../store/journal';

/**
 * Everything that a run writes about its operation: each write is conditional on the run's claim, so a run that was
 * taken over from writes nothing more.
 */
export class RunJournal {
  readonly #knex: Knex;
  readonly #claim: Claim;
  readonly #announce: (operation: Operation) => void;
  #row: OperationRow | undefined;
  #idle = { seconds: 0, since: performance.now() };

  constructor(options: {
    knex: Knex;
    claim: Claim;
    /** Told after each commit. */
    announce: (operation: Operation) => void;
  }) {
    this.#knex = options.knex;
    this.#claim = options.claim;
    this.#announce = options.announce;
  }

  /** The operation as this run last saw it. */
  get row(): OperationRow {
    return this.#row!;
  }

  /**
   * For how long the operation has not come forward.
   *
   * @remarks
   * The clock of the database says what was before this run; from then on this process counts, so a clock that is moved
   * stalls nothing.
   */
  get idleSeconds(): number {
    return this.#idle.seconds + (performance.now() - this.#idle.since) / 1000;
  }

  /** Reads the row. @throws FencedError where another executor has claimed the operation. */
  async refresh(): Promise<void> {
    const [row] = (await this.#knex<OperationRow>('operations')
      .where({
        id: this.#claim.operationId,
        executor_id: this.#claim.executorId,
        epoch: this.#claim.epoch,
      })
      .select(
        '*',
        this.#knex.raw('clock_timestamp() AS "now"'),
      )) as LockedOperation[];
    const { now, ...read } = this.#checked(row);
    if (!this.#row) {
      const idle = now.getTime() - (read.progress_at ?? now).getTime();
      this.#setIdle(Math.max(idle, 0) / 1000);
    }
    this.#row = read;
  }

  /**
   * Writes what `compose` says, in one transaction under the row's lock.
   *
   * @param compose - may refuse by returning undefined: then nothing is written, and neither is the result.
   * @throws FencedError where another executor has claimed the operation.
   */
  async write(
    compose: (
      operation: LockedOperation,
      transaction: Knex.Transaction,
    ) => Entry | undefined | Promise<Entry | undefined>,
  ): Promise<boolean> {
    const written = await this.#knex.transaction(async transaction => {
      const operation = this.#checked(
        await lockOperation(transaction, {
          id: this.#claim.operationId,
          claim: this.#claim,
        }),
      );
      const entry = await compose(operation, transaction);
      return entry && writeEntry(transaction, operation, entry);
    });
    if (!written) {
      return false;
    }
    if (written.progress_at?.getTime() !== this.#row?.progress_at?.getTime()) {
      this.#setIdle(0);
    }
    this.#row = written;
    this.#announce(toOperation(written));
    return true;
  }

  #setIdle(seconds: number) {
    this.#idle = { seconds, since: performance.now() };
  }

  #checked<TRow>(row: TRow | undefined): TRow {
    if (!row) {
      throw new FencedError('Another executor has claimed the operation');
    }
    return row;
  }
}
