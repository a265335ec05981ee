import { ConflictError } from '@backstage/errors';

/** What can be changed of a fake workload. @public */
export type FakeWorkloadState = {
  template: string;
  replicas: number;
  paused: boolean;
  restartedAt: string;
};

/** A workload in memory, which counts what really changed it. @public */
export class FakeWorkload {
  readonly uid: string;
  /** Raised by every effective change. */
  generation = 1;
  /** How many requests have changed something: the witness of "nothing twice, nothing lost". */
  effectiveChanges = 0;
  /** Whether its rollout is complete. */
  isHealthy = true;
  /** Templates by revision. */
  readonly revisions: Record<string, string>;
  #state: FakeWorkloadState;

  constructor(
    parts: Partial<FakeWorkloadState> & {
      uid?: string;
      revisions?: Record<string, string>;
    } = {},
  ) {
    const { uid = 'uid-1', revisions, ...state } = parts;
    this.uid = uid;
    this.revisions = revisions ?? { 1: 'image:1', 2: 'image:2' };
    this.#state = {
      template: 'image:2',
      replicas: 3,
      paused: false,
      restartedAt: '',
      ...state,
    };
  }

  get state(): Readonly<FakeWorkloadState> {
    return this.#state;
  }

  /** Whether it is as these parts say. */
  is(parts: Partial<FakeWorkloadState>): boolean {
    return Object.entries(parts).every(
      ([name, value]) => this.#state[name as keyof FakeWorkloadState] === value,
    );
  }

  /**
   * Changes it as an API server would: only where it is as expected, and as one.
   *
   * @throws ConflictError where it is not as expected.
   */
  change(options: {
    expected: Partial<FakeWorkloadState>;
    goal: Partial<FakeWorkloadState>;
  }): void {
    if (!this.is(options.expected)) {
      throw new ConflictError('The workload is not as it was expected to be');
    }
    if (!this.is(options.goal)) {
      this.#state = { ...this.#state, ...options.goal };
      this.generation += 1;
      this.effectiveChanges += 1;
    }
  }
}
