/** Sets by key, without empty ones. */
export class SetIndex<TValue> {
  readonly #sets = new Map<string, Set<TValue>>();

  /** How many keys there are. */
  get size(): number {
    return this.#sets.size;
  }

  get(key: string): ReadonlySet<TValue> {
    return this.#sets.get(key) ?? new Set();
  }

  add(key: string, value: TValue): void {
    const set = this.#sets.get(key) ?? new Set();
    this.#sets.set(key, set.add(value));
  }

  delete(key: string, value: TValue): void {
    const set = this.#sets.get(key);
    set?.delete(value);
    if (set?.size === 0) {
      this.#sets.delete(key);
    }
  }
}
