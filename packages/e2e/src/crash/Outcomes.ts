import type { Trial } from './trials';

/**
 * What became of each trial, for tests that look at one each.
 *
 * @remarks
 * Trials are made many at once. Where that fails, the test of each of them fails with the reason.
 */
export class Outcomes<TOutcome> {
  readonly #known = new Map<Trial, () => TOutcome>();

  /** Keeps what the trials lead to. Never throws. */
  async keep(
    trials: readonly Trial[],
    make: () => Promise<ReadonlyMap<Trial, TOutcome>>,
  ): Promise<void> {
    try {
      (await make()).forEach((outcome, trial) =>
        this.#known.set(trial, () => outcome),
      );
    } catch (error) {
      for (const trial of trials) {
        this.#known.set(trial, () => {
          throw error;
        });
      }
    }
  }

  /** @throws what its trials failed with. */
  of(trial: Trial): TOutcome {
    const find = this.#known.get(trial);
    if (!find) {
      throw new Error(
        `${trial.subject.name} was not tried at ${trial.boundary}`,
      );
    }
    return find();
  }
}
