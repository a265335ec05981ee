import {
  OperationStep,
  StepContext,
  StepSight,
} from '@slipway/backstage-plugin-slipway-node';
import { RunOutcome } from '../engine/OperationEngine';
import { toSentence } from '../sentence';
import { describeLock } from '../store/targetLocks';
import { StopRequest } from '../../database/rows';
import { Cleanup } from './Cleanup';
import { Execution } from './Execution';
import { Failure, getBackoffSeconds } from './failures';
import { StepJournal } from './StepJournal';

/** How soon to look again at what is stalled, or at a step that only waits, as multiples of the first backoff. */
const PACE = { stalled: 15, pending: 2 };

/** What follows a look: another one, the next step, or the end of the run. */
type Turn = 'again' | 'done' | RunOutcome;

/** Carries out one step: look, intent, act, look, until the platform is as the step wants it. */
export class StepExecution {
  readonly #execution: Execution;
  readonly #step: OperationStep;
  readonly #context: Omit<StepContext, 'signal'>;
  readonly #cleanup: Cleanup;
  readonly #title: string;
  readonly #journal: StepJournal;
  readonly #failures = { look: 0, act: 0 };

  constructor(
    execution: Execution,
    step: OperationStep,
    options: { context: Omit<StepContext, 'signal'>; cleanup: Cleanup },
  ) {
    const { context, cleanup } = options;
    this.#execution = execution;
    this.#step = step;
    this.#context = context;
    this.#cleanup = cleanup;
    const title = step.title({ ...context, signal: execution.run.signal });
    this.#title = title;
    this.#journal = new StepJournal(execution, step, {
      title,
      owesCleanup: cleanup.exists,
    });
  }

  /** @returns an outcome where the run ends in this step; nothing where another step comes next. */
  async carryOut(): Promise<RunOutcome | undefined> {
    await this.#journal.begun();
    if (
      this.#step.purpose === 'verify' &&
      this.#execution.row.state === 'running'
    ) {
      await this.#journal.live(this.#title);
      await this.#execution.boundary('verifying');
    }
    for (;;) {
      const { outcome, stop } = await this.#execution.checkpoint();
      if (stop) {
        return this.#stop(stop);
      }
      if (outcome) {
        return outcome;
      }
      const sight = await this.#look();
      const turn = sight.ok
        ? await this.#answer(sight.value)
        : await this.#cannotLook(sight.failure);
      if (turn !== 'again') {
        return turn === 'done' ? undefined : turn;
      }
    }
  }

  async #look() {
    const answer = await this.#execution.ask(signal =>
      this.#step.look({ ...this.#context, signal }),
    );
    await this.#boundary('looked');
    return answer;
  }

  /** At a boundary. Where a change may be under way, one look tells what is left behind. */
  async #stop(stop: StopRequest): Promise<RunOutcome | undefined> {
    if (this.#execution.row.open_step?.status === 'intended') {
      const sight = await this.#look();
      if (sight.ok && sight.value.status !== 'pending') {
        await this.#journal.acted(sight.value.message);
      }
    }
    return this.#cleanup.conclude({ state: 'stopped', stop });
  }

  async #answer(sight: StepSight): Promise<Turn> {
    this.#failures.look = 0;
    const { row } = this.#execution;
    if (row.state === 'unobservable') {
      await this.#journal.live('Can be seen again');
      return 'again';
    }
    if (sight.status === 'succeeded') {
      await this.#journal.finished(sight);
      await this.#boundary('observed');
      return 'done';
    }
    // After an answer that the change was made, it is not made again: whoever took it back has a reason.
    const mayAct =
      sight.status === 'pending' &&
      this.#step.act !== undefined &&
      row.open_step?.status !== 'acted';
    if (!mayAct) {
      return this.#await(sight);
    }
    if (row.state === 'stalled' || this.#isOverdue()) {
      // A change that nobody expects any more is not made late; what is owed is done however late.
      if (this.#step.purpose !== 'cleanup') {
        return this.#stall(sight.message);
      }
      await this.#noteStall(sight.message);
    }
    return this.#act(this.#step.act!.bind(this.#step));
  }

  async #await(
    sight: Exclude<StepSight, { status: 'succeeded' }>,
  ): Promise<Turn> {
    const { row, options } = this.#execution;
    const { message } = sight;
    const { progress, retryAfterSeconds } =
      sight.status === 'running'
        ? sight
        : {
            progress: undefined,
            retryAfterSeconds: PACE.pending * options.timing.backoff,
          };
    const seen = JSON.stringify([this.#step.name, message, progress]);
    if (seen !== row.sight) {
      await this.#journal.progressed({ message, progress, sight: seen });
    } else if (row.state === 'stalled' || this.#isOverdue()) {
      return this.#stall(message, retryAfterSeconds);
    }
    return this.#pause(retryAfterSeconds);
  }

  #isOverdue(): boolean {
    const { idleSeconds } = this.#execution.journal;
    return idleSeconds > this.#step.stallAfterSeconds;
  }

  async #stall(sight: string, retryAfterSeconds = 0): Promise<Turn> {
    await this.#noteStall(sight);
    const { backoff } = this.#execution.options.timing;
    return this.#pause(Math.max(PACE.stalled * backoff, retryAfterSeconds));
  }

  async #noteStall(sight: string): Promise<void> {
    const holds = `It holds ${describeLock(this.#execution.row)} until it comes forward`;
    await this.#journal.stalled(
      `No progress for more than ${this.#step.stallAfterSeconds} seconds: ${toSentence(sight)} ${holds}${
        this.#step.purpose === 'cleanup'
          ? `; to cancel it gives up to clean up after it: ${this.#title}.`
          : ', is cancelled or is superseded.'
      }`,
    );
  }

  async #cannotLook(failure: Failure): Promise<Turn> {
    if (this.#execution.isFinal(failure)) {
      return this.#fail(failure);
    }
    const isStalled = this.#execution.row.state === 'stalled';
    await this.#journal.retrying(
      `Cannot be seen, and is looked at again: ${failure.message}`,
      isStalled ? undefined : 'unobservable',
    );
    return this.#backOff('look', failure);
  }

  async #act(act: (context: StepContext) => Promise<void>): Promise<Turn> {
    const { state, open_step: open } = this.#execution.row;
    const isIntended = state === 'stalled' && open?.status === 'intended';
    if (!isIntended && !(await this.#journal.intended())) {
      return 'again';
    }
    await this.#boundary('intent');
    await this.#execution.run.assertFence();
    const answer = await this.#execution.ask(signal =>
      act({ ...this.#context, signal }),
    );
    await this.#boundary('acted');
    if (answer.ok) {
      await this.#journal.acted(`Done: ${this.#title}`);
      await this.#boundary('recorded');
      return 'again';
    }
    const { failure } = answer;
    if (failure.status === 'terminal') {
      await this.#journal.refused();
      return this.#fail(failure);
    }
    if (isIntended) {
      return this.#backOff('act', failure);
    }
    await this.#journal.retrying(
      `Whether it took effect is not known, and is looked at: ${failure.message}`,
    );
    return this.#backOff('act', failure);
  }

  /** For good. */
  async #fail({ name, message }: Failure): Promise<Turn> {
    const failure = { name, message, retryable: false };
    const outcome = this.#execution.row.ending
      ? await this.#execution.fail(failure, false)
      : await this.#cleanup.conclude({ state: 'failed', failure });
    return outcome ?? 'done';
  }

  async #backOff(verb: 'look' | 'act', failure: Failure): Promise<Turn> {
    const { options, run } = this.#execution;
    this.#failures[verb] += 1;
    return this.#pause(
      getBackoffSeconds({
        ...failure,
        first: options.timing.backoff,
        // A run that makes room forgets how often it has failed.
        failures: run.isCrowded() ? Infinity : this.#failures[verb],
      }),
    );
  }

  async #pause(seconds: number): Promise<Turn> {
    return (await this.#execution.pause(seconds)) ?? 'again';
  }

  async #boundary(
    name: 'acted' | 'intent' | 'looked' | 'observed' | 'recorded',
  ) {
    await this.#execution.boundary(`${this.#step.name}:${name}`);
  }
}
