import { CheckOutcome } from './runChecks';

/** How checks are waited for. */
export interface CheckRunOptions {
  /** For how long a copy that cannot be reached is tried again, in seconds. @default 600 */
  patienceSeconds?: number;
  /** How long one look waits for checks that go on, in seconds. @default 5 */
  waitSeconds?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
}

interface CheckRun {
  since: number;
  seenAt: number;
  outcome?: Promise<CheckOutcome>;
}

/** After how long without a look a run is forgotten, in milliseconds: its operation was stopped, or went elsewhere. */
const FORGOTTEN_AFTER = 60 * 60 * 1000;

/**
 * Checks that go on while their operations look at them: some take longer than a look may.
 *
 * @remarks
 * They only read, so that after a crash they are simply run again; nothing of it has to be kept.
 */
export class CheckRuns {
  readonly #runs = new Map<string, CheckRun>();
  readonly #options: Required<CheckRunOptions>;

  constructor(options: CheckRunOptions = {}) {
    this.#options = {
      patienceSeconds: 600,
      waitSeconds: 5,
      now: Date.now,
      ...options,
    };
  }

  /**
   * Looks at the checks of an operation, and starts them where they do not go on.
   *
   * @returns how they ended, or what they wait for.
   * @throws what `start` throws.
   */
  async look(
    operationId: string,
    start: () => Promise<CheckOutcome>,
  ): Promise<CheckOutcome | { status: 'running'; message: string }> {
    const run = this.#find(operationId);
    if (!run.outcome) {
      run.outcome = start();
      // Where no look waits for it when it fails, the next one finds out.
      run.outcome.catch(() => {});
    }
    const outcome = await this.#waitFor(run);
    if (!outcome) {
      return { status: 'running', message: 'The checks go on' };
    }
    const seconds = (this.#options.now() - run.since) / 1000;
    if (
      outcome.status === 'unreachable' &&
      outcome.mayPass &&
      seconds < this.#options.patienceSeconds
    ) {
      run.outcome = undefined;
      return {
        status: 'running',
        message: `The copy cannot be reached yet: ${outcome.message}`,
      };
    }
    this.#runs.delete(operationId);
    return outcome;
  }

  #find(operationId: string): CheckRun {
    const now = this.#options.now();
    for (const [id, { seenAt }] of this.#runs) {
      if (now - seenAt > FORGOTTEN_AFTER) {
        this.#runs.delete(id);
      }
    }
    const run = this.#runs.get(operationId) ?? { since: now, seenAt: now };
    run.seenAt = now;
    this.#runs.set(operationId, run);
    return run;
  }

  async #waitFor(run: CheckRun): Promise<CheckOutcome | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<undefined>(resolve => {
      timer = setTimeout(resolve, this.#options.waitSeconds * 1000, undefined);
    });
    try {
      return await Promise.race([run.outcome, waited]);
    } catch (error) {
      run.outcome = undefined;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}
