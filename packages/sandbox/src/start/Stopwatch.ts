/** One part of a start, in milliseconds since the start began. */
export type TimedPart = { name: string; from: number; to: number };

/** Takes the times of the parts of a start, which may go on side by side. */
export class Stopwatch {
  readonly #began: number;
  readonly #now: () => number;
  readonly #parts: TimedPart[] = [];

  /** @param began - when the start began, in milliseconds of the epoch. */
  constructor(began: number, now: () => number = Date.now) {
    this.#began = began;
    this.#now = now;
  }

  /** Takes the time of a part, whichever way it ends. */
  async time<T>(name: string, part: () => Promise<T> | T): Promise<T> {
    const from = this.elapsed;
    try {
      return await part();
    } finally {
      this.#parts.push({ name, from, to: this.elapsed });
    }
  }

  /** Adds what was taken elsewhere. */
  add(part: TimedPart): void {
    this.#parts.push(part);
  }

  /** Milliseconds since the start began. */
  get elapsed(): number {
    return this.#now() - this.#began;
  }

  /** The parts in the order in which they began. */
  get parts(): readonly TimedPart[] {
    return [...this.#parts].sort((a, b) => a.from - b.from);
  }
}
