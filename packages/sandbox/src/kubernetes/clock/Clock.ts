/** The one clock of the simulator: everything that waits or tells a time uses it. */
export interface Clock {
  now(): Date;
  /**
   * Calls `action` once.
   *
   * @param ms - of the clock's time, from now
   * @returns a function that calls it off
   */
  after(ms: number, action: () => void): () => void;
}

/** A time as the API writes it: whole seconds. */
export function toTimestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A time as the API writes it where it counts microseconds. */
export function toMicroTimestamp(date: Date): string {
  return date.toISOString().replace(/Z$/, '000Z');
}
