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

/** Which request is meant: the next change of what has that name, or whatever is asked about it next. */
export type Interceptable = 'change' | 'request';

/** What a request says. */
export interface Meaning {
  isChange: boolean;
  /** What it is about: workloads or data stores. */
  names: readonly string[];
}

/** A fault that waits for its request. */
export interface Interception {
  name: string;
  of: Interceptable;
  fault: Fault;
  arrive(): void;
  delivery: Promise<void>;
  answered(status: number): void;
}

/** The faults that wait for their requests. */
export class Interceptions {
  readonly #waiting: Interception[] = [];

  add(name: string, fault: Fault, of: Interceptable): Intercepted {
    const [arrived, arrive] = aSignal<void>();
    const [delivery, deliver] = aSignal<void>();
    const [status, answered] = aSignal<number>();
    this.#waiting.push({ name, of, fault, arrive, delivery, answered });
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
      ({ name, of }) => (isChange || of === 'request') && names.includes(name),
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
