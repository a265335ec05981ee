/**
 * Asks again and again until there is an answer.
 *
 * @throws Error with what was asked for, after 30 seconds.
 */
export async function pollFor<TAnswer>(
  what: string,
  ask: () => Promise<TAnswer | undefined | null | false>,
): Promise<TAnswer> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 10);
    });
  }
  throw new Error(`Waited in vain for: ${what}`);
}

/** Something that a test opens, and that others wait for. */
export class Gate {
  #open!: () => void;
  #arrive!: () => void;
  readonly #opened = new Promise<void>(resolve => {
    this.#open = resolve;
  });
  readonly #arrived = new Promise<void>(resolve => {
    this.#arrive = resolve;
  });

  /** Stands before it until it is opened. */
  async pass(): Promise<void> {
    this.#arrive();
    await this.#opened;
  }

  /** Resolves as soon as somebody stands before it. */
  async arrival(): Promise<void> {
    await this.#arrived;
  }

  open(): void {
    this.#open();
  }
}
