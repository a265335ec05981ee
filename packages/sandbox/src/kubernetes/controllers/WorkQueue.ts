import type { Clock } from '../clock/Clock';

/** @see {@link WorkQueue} */
export interface WorkQueueOptions {
  clock: Clock;
  /** Brings what has this key into the state that is wanted; called again when it throws. */
  reconcile: (key: string) => void;
  onError: (key: string, error: unknown) => void;
}

const firstRetryMs = 1_000;
const lastRetryMs = 300_000;

/**
 * Keys that are to be looked at, each once, however often it was asked for.
 *
 * @remarks
 * What is due at the same time is done in one turn of the clock, in the order in which it was asked for. What has to
 * wait shares one timer per due time, so that ten thousand pods are not ten thousand timers.
 */
export class WorkQueue {
  #pending = new Set<string>();
  #cancelTurn: (() => void) | undefined;
  readonly #dueOf = new Map<string, number>();
  readonly #timers = new Map<
    number,
    { keys: Set<string>; cancel: () => void }
  >();
  readonly #failures = new Map<string, number>();

  constructor(private readonly options: WorkQueueOptions) {}

  /** Looks at the key in the clock's next turn. */
  add(key: string): void {
    this.#pending.add(key);
    this.#cancelTurn ??= this.options.clock.after(0, () => this.#turn());
  }

  /** Looks at the key after a time; an earlier look that was asked for before stays. */
  addAfter(key: string, ms: number): void {
    if (ms <= 0) {
      this.add(key);
      return;
    }
    const due = this.options.clock.now().getTime() + ms;
    const before = this.#dueOf.get(key);
    if (before !== undefined && before <= due) {
      return;
    }
    this.#forgetTimer(key);
    this.#dueOf.set(key, due);
    let timer = this.#timers.get(due);
    if (!timer) {
      timer = {
        keys: new Set(),
        cancel: this.options.clock.after(ms, () => this.#ring(due)),
      };
      this.#timers.set(due, timer);
    }
    timer.keys.add(key);
  }

  /** Forgets everything that was asked for. */
  stop(): void {
    this.#cancelTurn?.();
    this.#timers.forEach(({ cancel }) => cancel());
    this.#timers.clear();
    this.#pending.clear();
  }

  #ring(due: number): void {
    const keys = this.#timers.get(due)?.keys ?? [];
    this.#timers.delete(due);
    for (const key of keys) {
      this.#dueOf.delete(key);
      this.add(key);
    }
  }

  #turn(): void {
    const keys = this.#pending;
    this.#pending = new Set();
    this.#cancelTurn = undefined;
    for (const key of keys) {
      this.#look(key);
    }
  }

  #look(key: string): void {
    try {
      this.options.reconcile(key);
      this.#failures.delete(key);
    } catch (error) {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.options.onError(key, error);
      this.addAfter(key, Math.min(firstRetryMs * 2 ** failures, lastRetryMs));
    }
  }

  #forgetTimer(key: string): void {
    const due = this.#dueOf.get(key);
    const timer = due === undefined ? undefined : this.#timers.get(due);
    timer?.keys.delete(key);
    if (due !== undefined && timer?.keys.size === 0) {
      timer.cancel();
      this.#timers.delete(due);
    }
  }
}
