/** Where the connection of a request is lost. */
export type Fault =
  /** Reset when the whole request has come, which the platform never sees. */
  | 'lost-on-the-way'
  /** Reset when the platform has answered, before the answer is passed on. */
  | 'answer-lost'
  /** Kept on its way until {@link Intercepted.deliver} is called. */
  | 'late';

/** A request that met its fault. */
export interface Intercepted {
  /** Resolves when the whole request is here. */
  arrived: Promise<void>;
  /** Lets a late request reach the platform, and returns the status of its answer. */
  deliver(): Promise<number>;
}

/** Which request is meant. */
export interface Interceptable {
  /** The next change, or whatever is asked next. */
  of: 'change' | 'request';
  /** What it is about: a workload or data store, or the operation for which credentials are taken on. */
  about: readonly string[];
}

/** What a request says. */
export interface Meaning {
  isChange: boolean;
  /** What it names. */
  names: readonly string[];
}

/** A fault that waits for its request. */
export interface Interception extends Interceptable {
  fault: Fault;
  arrive(): void;
  delivery: Promise<void>;
  answered(status: number): void;
}

/** The faults that wait for their requests. */
export class Interceptions {
  readonly #waiting: Interception[] = [];

  add(meant: Interceptable, fault: Fault): Intercepted {
    const [arrived, arrive] = aSignal<void>();
    const [delivery, deliver] = aSignal<void>();
    const [status, answered] = aSignal<number>();
    this.#waiting.push({ ...meant, fault, arrive, delivery, answered });
    return {
      arrived,
      deliver() {
        deliver();
        return status;
      },
    };
  }

  /** The one that a request meets, which waits for no other then. */
  take({ isChange, names }: Meaning): Interception | undefined {
    const index = this.#waiting.findIndex(
      ({ about, of }) =>
        (isChange || of === 'request') && about.some(it => names.includes(it)),
    );
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}

/** A promise, and what resolves it. */
function aSignal<T>(): [Promise<T>, (value: T) => void] {
  let send!: (value: T) => void;
  const signal = new Promise<T>(resolve => {
    send = resolve;
  });
  return [signal, send];
}
