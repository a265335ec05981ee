/** Something that is to be done at a time. */
export interface DueAction {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
  cancelled: boolean;
}

/** Actions by the time at which they are due, those of one time in the order in which they came: a binary heap. */
export class DueActions {
  readonly #heap: DueAction[] = [];
  #order = 0;

  add(at: number, action: () => void): DueAction {
    const due = { at, order: this.#order++, action, cancelled: false };
    this.#heap.push(due);
    this.#rise(this.#heap.length - 1);
    return due;
  }

  /** The next one that was not called off. */
  peek(): DueAction | undefined {
    while (this.#heap[0]?.cancelled) {
      this.#removeFirst();
    }
    return this.#heap[0];
  }

  /** Takes the next one out, if it is due by then. */
  take(until: number): DueAction | undefined {
    const next = this.peek();
    if (!next || next.at > until) {
      return undefined;
    }
    this.#removeFirst();
    return next;
  }

  #removeFirst() {
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
  }

  #rise(start: number) {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfEarlier(index, parent)) {
        return;
      }
      index = parent;
    }
  }

  #sink(start: number) {
    let index = start;
    for (;;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const smaller = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapIfEarlier(smaller, index)) {
        return;
      }
      index = smaller;
    }
  }

  #swapIfEarlier(index: number, other: number): boolean {
    const [one, two] = [this.#heap[index], this.#heap[other]];
    if (!one || !two || !this.#isEarlier(index, other)) {
      return false;
    }
    this.#heap[index] = two;
    this.#heap[other] = one;
    return true;
  }

  #isEarlier(index: number, other: number): boolean {
    const [one, two] = [this.#heap[index], this.#heap[other]];
    return (
      one !== undefined &&
      two !== undefined &&
      (one.at < two.at || (one.at === two.at && one.order < two.order))
    );
  }
}
