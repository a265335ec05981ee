import { OperationHandler } from '@slipway/backstage-plugin-slipway-node';
import { Ending } from '../../database/rows';
import { RunOutcome } from '../engine/OperationEngine';
import { composeDecision } from './endings';
import { Execution } from './Execution';

/**
 * The last steps of an operation that makes something for itself: carried out however it ends, once it has begun to change
 * something.
 *
 * @remarks
 * How it ends is written down before the first of them, so that whoever goes on after a crash ends it as it was decided.
 */
export class Cleanup {
  readonly #execution: Execution;
  /** Where they begin; after the last step where there are none. */
  readonly #index: number;
  /** Whether there are any. */
  readonly exists: boolean;

  constructor(execution: Execution, { steps }: OperationHandler) {
    this.#execution = execution;
    const index = steps.findIndex(({ purpose }) => purpose === 'cleanup');
    this.exists = index >= 0;
    this.#index = this.exists ? index : steps.length;
  }

  /** Whether all that comes before it is done, and nothing is decided yet. */
  get isDue(): boolean {
    const { ending, step_index: index } = this.#execution.row;
    return index >= this.#index && !ending;
  }

  /**
   * Ends the operation; where it has to clean up first, only decides how it will end.
   *
   * @returns nothing where the cleanup comes next.
   */
  async conclude(ending: Ending): Promise<RunOutcome | undefined> {
    if (!this.#execution.row.owes_cleanup) {
      return this.#execution.end(ending);
    }
    await this.#execution.write(operation =>
      composeDecision(operation, { ending, cleanupIndex: this.#index }),
    );
    await this.#execution.boundary('ending-decided');
    return undefined;
  }
}
