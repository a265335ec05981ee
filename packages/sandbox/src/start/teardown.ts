/** What was started, to be ended in the opposite order. */
export class Teardown {
  readonly #steps: Array<{
    end: () => Promise<void> | void;
    name: string | undefined;
  }> = [];
  #ending: Promise<void> | undefined;

  /**
   * Remembers how to end something that was just started.
   *
   * @param name - said when its time has come; what ends at once needs none.
   */
  add(end: () => Promise<void> | void, name?: string): void {
    this.#steps.push({ end, name });
  }

  /** Whether the end has begun. */
  get hasBegun(): boolean {
    return this.#ending !== undefined;
  }

  /** Ends everything once, also what is added while it is at it; what fails to end does not keep the rest. */
  run(log: (line: string) => void): Promise<void> {
    this.#ending ??= this.#endAll(log);
    return this.#ending;
  }

  async #endAll(log: (line: string) => void) {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      if (step.name) {
        log(`Ending ${step.name}`);
      }
      try {
        await step.end();
      } catch (error) {
        log(`${step.name ?? 'A part'} did not end well: ${error}`);
      }
    }
  }
}
