/** The clock of an account: real time, and what a test has let pass on top of it. */
export class AccountClock {
  #aheadMs = 0;

  readonly now = (): Date => new Date(Date.now() + this.#aheadMs);

  pass(seconds: number): void {
    this.#aheadMs += seconds * 1_000;
  }
}
