import { ReflectorState, ReflectorTrouble } from './reflectorState';

/** What a reflector knows of its server: when it was last heard of, and what that makes of what is kept. */
export class ServerContact {
  readonly #onState: () => void;
  #state: ReflectorState = { status: 'loading' };
  #lastAt: number | undefined;
  /** By a clock that nobody moves. */
  #heardAt = 0;

  /** @param onState - called when the state is another than before */
  constructor(onState: () => void) {
    this.#onState = onState;
  }

  get state(): ReflectorState {
    return this.#state;
  }

  /** Of when the last is that the server has said of its objects. */
  get lastAt(): number | undefined {
    return this.#lastAt;
  }

  /** The server has said something of its objects, as they were then. */
  heard(at: number = Date.now()): void {
    this.#lastAt = at;
    this.#heardAt = performance.now();
  }

  /** Whether nothing was heard for so long, in milliseconds. */
  isSilentFor(ms: number): boolean {
    return performance.now() - this.#heardAt >= ms;
  }

  /** What is kept is followed. An opened watch is enough for that, but it says nothing of what went by before. */
  setSynced(): void {
    if (this.#state.status !== 'synced') {
      this.#state = { status: 'synced' };
      this.#onState();
    }
  }

  /** What is kept is not followed, since the server was last heard of. */
  setTrouble(status: ReflectorTrouble, message: string): void {
    const before = this.#state;
    const since =
      'since' in before
        ? before.since
        : new Date(this.#lastAt ?? Date.now()).toISOString();
    this.#state = { status, since, message };
    if (before.status !== status) {
      this.#onState();
    }
  }
}
