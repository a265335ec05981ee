import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Operation,
  PlanRequest,
} from '@slipway/backstage-plugin-slipway-common';
import { Knex } from 'knex';
import { Ending, OperationRow, StopRequest } from '../../database/rows';
import {
  FencedError,
  OperationRun,
  RunOutcome,
} from '../engine/OperationEngine';
import { EngineTiming } from '../engine/timing';
import { ResolvedPlanRequest, ResolvedService } from '../Operations';
import { HashedDraft } from '../planning/Planner';
import { Entry, LockedOperation } from '../store/journal';
import { composeEnd } from './endings';
import { callPlatform, classifyFailure, Failure } from './failures';
import { RunJournal } from './RunJournal';

/** What executions need of the plugin. */
export interface ExecutionOptions {
  knex: Knex;
  logger: LoggerService;
  timing: EngineTiming;
  resolve(row: OperationRow): Promise<ResolvedService>;
  draft(
    resolved: ResolvedPlanRequest,
    options: { operationId: string },
  ): Promise<HashedDraft>;
  /** Audits what was not yet; awaited before anything is done, and after the end. */
  auditPending(operationId: string): Promise<void>;
  announce(operation: Operation): void;
  boundary(name: string, operationId: string): Promise<void>;
}

/** The longest pause that is spent in memory, in seconds; before a longer one the run ends and is due again after it. */
const LONGEST_PAUSE_SECONDS = 15;

/** How often a pause looks whether the operation was asked to stop, in seconds. */
const STOP_CHECK_SECONDS = 2;

/**
 * For how long a platform that could not be reached is not believed when it refuses, in multiples of the first backoff.
 */
const DOUBT = 10;

/** What a platform answered, or why it did not. */
export type Answer<TResult> =
  { ok: true; value: TResult } | { ok: false; failure: Failure };

/** One run of an operation: its journal, its claim and the ways in which it ends or pauses. */
export class Execution {
  readonly journal: RunJournal;
  readonly run: OperationRun;
  readonly options: ExecutionOptions;
  #refusedSince: number | undefined;

  constructor(options: ExecutionOptions, run: OperationRun) {
    this.options = options;
    this.run = run;
    this.journal = new RunJournal({
      knex: options.knex,
      claim: run.claim,
      announce: options.announce,
    });
  }

  get row(): OperationRow {
    return this.journal.row;
  }

  /** The request of the operation, as its plan was made from. */
  get request(): PlanRequest {
    const { kind, entity_ref, environment, target, workload, input } = this.row;
    return {
      kind,
      entityRef: entity_ref,
      environment,
      target,
      workload,
      input,
    } as PlanRequest;
  }

  /** Whether somebody waits for it to stop; what cleans up is past that, unless the cleanup is given up too. */
  get isAskedToStop(): boolean {
    const { ending, stop } = this.row;
    return Boolean(ending ? ending.givenUp : stop);
  }

  /** Announces a boundary, and waits for whoever listens. */
  async boundary(name: string): Promise<void> {
    await this.options.boundary(name, this.run.claim.operationId);
  }

  /** Writes an entry as it is. */
  async write(
    entry: Entry | ((operation: LockedOperation) => Entry | undefined),
  ): Promise<boolean> {
    return this.journal.write(operation =>
      typeof entry === 'function' ? entry(operation) : entry,
    );
  }

  /** Asks the platform, or the catalog. */
  async ask<TResult>(
    call: (signal: AbortSignal) => Promise<TResult>,
  ): Promise<Answer<TResult>> {
    const { signal } = this.run;
    try {
      const value = await callPlatform(call, {
        signal,
        seconds: this.options.timing.call,
      });
      return { ok: true, value };
    } catch (error) {
      this.#assertLeased();
      return { ok: false, failure: classifyFailure(error) };
    }
  }

  /**
   * Whether there is no point in trying again.
   *
   * @remarks
   * A platform that comes back may refuse at first what it grants a moment later, as an API server does until it has read
   * its roles: what was unobservable fails only for a refusal that lasts.
   */
  isFinal(failure: Failure): boolean {
    if (failure.status !== 'terminal') {
      this.#refusedSince = undefined;
      return false;
    }
    if (this.row.state !== 'unobservable') {
      return true;
    }
    this.#refusedSince ??= performance.now();
    const seconds = (performance.now() - this.#refusedSince) / 1000;
    return seconds > DOUBT * this.options.timing.backoff;
  }

  /** Whether the run has to return, and with what, before it goes on to its next boundary. */
  async checkpoint(): Promise<{
    outcome?: RunOutcome;
    stop: StopRequest | null;
  }> {
    this.#assertLeased();
    await this.journal.refresh();
    const { ending } = this.row;
    const stop = ending ? null : this.row.stop;
    if (ending?.givenUp) {
      return { stop, outcome: await this.giveUp(ending.givenUp) };
    }
    return {
      stop,
      ...(this.run.isDraining() && {
        outcome: { status: 'again' as const, afterSeconds: 0 },
      }),
    };
  }

  /**
   * Waits in memory where that is short and nobody else needs the room: what cannot be seen for hours must not keep out
   * what can.
   *
   * @returns an outcome where the run ends here, and is due again after the pause.
   */
  async pause(seconds: number): Promise<RunOutcome | undefined> {
    if (seconds > LONGEST_PAUSE_SECONDS || this.run.isCrowded()) {
      return { status: 'again', afterSeconds: seconds };
    }
    const until = performance.now() + seconds * 1000;
    for (;;) {
      const left = until - performance.now();
      if (left <= 0 || this.run.isDraining() || this.run.signal.aborted) {
        return undefined;
      }
      await this.run.pause(Math.min(left, STOP_CHECK_SECONDS * 1000));
      await this.journal.refresh();
      if (this.isAskedToStop) {
        return undefined;
      }
    }
  }

  /** Ends the operation, and audits its outcome. */
  async end(ending: Ending): Promise<RunOutcome> {
    await this.journal.write((operation, transaction) =>
      composeEnd(operation, transaction, ending),
    );
    await this.boundary('ended');
    try {
      await this.options.auditPending(this.row.id);
      await this.boundary('outcome-audited');
    } catch (error) {
      this.options.logger.warn(
        `The outcome of operation ${this.row.id} is not audited yet, and is tried again: ${error}`,
      );
    }
    return { status: 'ended' };
  }

  /** Ends the operation as failed; where it has not cleaned up after itself, that is what failed. */
  async fail(
    failure: { name: string; message: string },
    retryable: boolean,
  ): Promise<RunOutcome> {
    const { name, message } = failure;
    return this.end({
      state: this.row.owes_cleanup ? 'unclean' : 'failed',
      failure: { name, message, retryable },
    });
  }

  /** Ends an operation that somebody no longer waits to be cleaned up. */
  async giveUp(request: { by: string; reason: string }): Promise<RunOutcome> {
    const message = `Given up by ${request.by}: ${request.reason}`;
    return this.fail({ name: 'TerminalOperationError', message }, false);
  }

  #assertLeased() {
    if (this.run.signal.aborted) {
      throw new FencedError('The lease of this executor has run out');
    }
  }
}
