import { InputError } from '@backstage/errors';
import { Clock } from './Clock';
import { DueActions } from './DueActions';

/** A timer of Node takes no longer wait than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A clock that stands still until it is told to go: by steps (`advance`), or with real time (`run`).
 *
 * @remarks
 * Running, it keeps one unref'd timer, for what is due next. It may have started days in the past, or be ahead.
 */
export class SimulatorClock implements Clock {
  readonly #due = new DueActions();
  #time: number;
  /** What to add to real time while running. */
  #offset: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { startAt: Date }) {
    this.#time = options.startAt.getTime();
  }

  now(): Date {
    return new Date(this.#now());
  }

  after(ms: number, action: () => void): () => void {
    const due = this.#due.add(this.#now() + Math.max(0, ms), action);
    this.#wakeUpForNext();
    return () => {
      due.cancelled = true;
    };
  }

  /** Goes on by that much, doing everything that is due meanwhile in the order of its time; promises settle between. */
  async advance(ms: number): Promise<void> {
    await this.advanceTo(new Date(this.#now() + ms));
  }

  /** @throws InputError where that is in the past. */
  async advanceTo(date: Date): Promise<void> {
    const target = date.getTime();
    if (target < this.#now()) {
      throw new InputError(
        `The clock is at ${this.now().toISOString()} and does not go back to ${date.toISOString()}`,
      );
    }
    const wasRunning = this.#offset !== undefined;
    this.pause();
    await settle();
    for (
      let next = this.#due.take(target);
      next;
      next = this.#due.take(target)
    ) {
      this.#time = Math.max(this.#time, next.at);
      next.action();
      await settle();
    }
    this.#time = Math.max(this.#time, target);
    if (wasRunning) {
      this.run();
    }
  }

  /** From now on it goes with real time. */
  run(): void {
    if (this.#offset === undefined) {
      this.#offset = this.#time - Date.now();
      this.#wakeUpForNext();
    }
  }

  /** Stands still. */
  pause(): void {
    this.#time = this.#now();
    this.#offset = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #now(): number {
    return this.#offset === undefined
      ? this.#time
      : Math.max(this.#time, Date.now() + this.#offset);
  }

  #wakeUpForNext() {
    if (this.#offset === undefined) {
      return;
    }
    clearTimeout(this.#timer);
    const next = this.#due.peek();
    this.#timer =
      next &&
      setTimeout(
        () => this.#doWhatIsDue(),
        Math.min(LONGEST_TIMER_MS, Math.max(0, next.at - this.#now())),
      ).unref();
  }

  #doWhatIsDue() {
    const now = this.#now();
    this.#time = now;
    for (let next = this.#due.take(now); next; next = this.#due.take(now)) {
      next.action();
    }
    this.#wakeUpForNext();
  }
}

function settle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
