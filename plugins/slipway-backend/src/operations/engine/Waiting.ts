/** A pause that can be ended early; what is ended beforehand is not begun. */
export class Waiting {
  #ended = false;
  #wake: (() => void) | undefined;

  /** Waits; to be called by one at a time. */
  async pause(milliseconds: number): Promise<void> {
    if (!this.#ended) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#ended = false;
  }

  /** Ends the pause, or the next one where there is none now. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }
}
