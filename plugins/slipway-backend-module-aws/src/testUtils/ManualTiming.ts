import { PollTiming } from '../picture/timing';

/** Pauses that end when the test says so. */
export class ManualTiming implements PollTiming {
  pollMs = 30_000;
  maxMs = 300_000;
  /** How long each pause was to be, in milliseconds, oldest first. */
  readonly pauses: number[] = [];
  #ends = new Set<() => void>();

  random = () => 0.5;

  pause = (ms: number, signal: AbortSignal): Promise<void> => {
    this.pauses.push(ms);
    return new Promise(resolve => {
      this.#ends.add(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };

  /** Waits until so many rest. */
  async resting(count: number): Promise<void> {
    while (this.#ends.size < count) {
      await new Promise(setImmediate);
    }
  }

  /** Ends the pauses of all, and waits until they rest again. */
  async next(): Promise<void> {
    const ends = this.#ends;
    this.#ends = new Set();
    ends.forEach(end => end());
    await this.resting(ends.size);
  }
}
