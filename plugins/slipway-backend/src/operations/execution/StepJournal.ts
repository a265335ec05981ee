import {
  OperationProgress,
  OperationState,
} from '@slipway/backstage-plugin-slipway-common';
import {
  OperationStep,
  StepSight,
} from '@slipway/backstage-plugin-slipway-node';
import { redactAll } from '../../audit/redact';
import { OpenStep } from '../../database/rows';
import { Execution } from './Execution';

type StepEventType = 'acted' | 'intent' | 'observed' | 'progress' | 'retrying';

/** What a run writes about one step. */
export class StepJournal {
  readonly #execution: Execution;
  readonly #step: OperationStep;
  readonly #title: string;
  readonly #owesCleanup: boolean;
  /** The state of an operation in this step, as long as nothing is wrong. */
  readonly #liveState: OperationState;

  constructor(
    execution: Execution,
    step: OperationStep,
    options: {
      title: string;
      /** Whether the operation has to clean up once it has begun to change something. */
      owesCleanup: boolean;
    },
  ) {
    this.#execution = execution;
    this.#step = step;
    this.#title = options.title;
    this.#owesCleanup = options.owesCleanup;
    this.#liveState = step.purpose === 'verify' ? 'verifying' : 'running';
  }

  /** The step begins, or goes on as it has begun. */
  async begun(): Promise<void> {
    const { name, purpose } = this.#step;
    const { row } = this.#execution;
    if (row.current_step?.index === row.step_index) {
      return;
    }
    await this.#execution.write(({ step_index: index, now }) => ({
      events: [],
      columns: {
        current_step: {
          ...{ index, name, purpose },
          title: this.#title,
          startedAt: now.toISOString(),
        },
      },
    }));
  }

  /** The operation is as it should be in this step, again or for the first time. */
  async live(message: string): Promise<void> {
    await this.#execution.write(({ now }) => ({
      events: [this.#event('progress', message, this.#liveState)],
      columns: { state: this.#liveState, message, progress_at: now },
    }));
  }

  /** Something came forward. */
  async progressed(options: {
    message: string;
    progress: OperationProgress | undefined;
    sight: string;
  }): Promise<void> {
    const { message, progress, sight } = options;
    await this.#execution.write(({ now }) => ({
      events: [this.#event('progress', message, this.#backToLive())],
      columns: {
        state: this.#liveState,
        message,
        sight,
        progress_at: now,
        ...(progress && { progress }),
      },
    }));
  }

  async stalled(message: string): Promise<void> {
    await this.#execution.write(operation =>
      operation.state === 'stalled'
        ? undefined
        : {
            events: [this.#event('progress', message, 'stalled')],
            columns: { state: 'stalled', message },
          },
    );
  }

  /** Something went wrong that may pass; told once as long as it is the same. */
  async retrying(message: string, state?: OperationState): Promise<void> {
    await this.#execution.write(operation =>
      operation.message === message
        ? undefined
        : {
            events: [this.#event('retrying', message, state)],
            columns: { message, ...(state && { state }) },
          },
    );
  }

  /**
   * The step is about to change something.
   *
   * @returns false where the operation was asked to stop: then there is no intent.
   */
  async intended(): Promise<boolean> {
    return this.#execution.write(operation =>
      operation.stop && !operation.ending
        ? undefined
        : {
            events: [this.#event('intent', this.#title, this.#backToLive())],
            columns: {
              state: this.#liveState,
              message: this.#title,
              open_step: this.#open('intended'),
              changed_at: operation.changed_at ?? operation.now,
              ...(this.#owesCleanup && { owes_cleanup: true }),
            },
          },
    );
  }

  /** The change is known to be made. */
  async acted(message: string): Promise<void> {
    await this.#execution.write(({ now }) => ({
      events: [this.#event('acted', message)],
      columns: { message, open_step: this.#open('acted'), progress_at: now },
    }));
  }

  /** The change is known not to be made. */
  async refused(): Promise<void> {
    await this.#execution.write({ events: [], columns: { open_step: null } });
  }

  /** The platform is as the step wants it. */
  async finished(
    sight: Extract<StepSight, { status: 'succeeded' }>,
  ): Promise<void> {
    const { message } = sight;
    const finding = sight.finding && redactAll(sight.finding);
    await this.#execution.write(operation => ({
      events: [this.#event('observed', message, this.#backToLive())],
      columns: {
        state: this.#liveState,
        message,
        step_index: operation.step_index + 1,
        open_step: null,
        sight: null,
        takeovers: 0,
        progress_at: operation.now,
        done: [
          ...operation.done,
          {
            name: this.#step.name,
            title: this.#title,
            purpose: this.#step.purpose,
            ...(operation.current_step?.index === operation.step_index && {
              startedAt: operation.current_step.startedAt,
            }),
            endedAt: operation.now.toISOString(),
            ...(finding && { finding }),
          },
        ],
      },
    }));
  }

  #open(status: OpenStep['status']): OpenStep {
    return { title: this.#title, status };
  }

  #backToLive(): OperationState | undefined {
    const { state } = this.#execution.row;
    return state === this.#liveState ? undefined : this.#liveState;
  }

  #event(type: StepEventType, message: string, state?: OperationState) {
    return { type, message, step: this.#step.name, state };
  }
}
