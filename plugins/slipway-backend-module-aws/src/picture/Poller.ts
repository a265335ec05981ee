import { AwsCall, judgeAwsError } from '../accounts/awsErrors';
import { Reading } from '../model/reading';
import { getBackoffMs, getRestMs, PollTiming } from './timing';

/** A list that names more pages than this is going round in circles. */
const MOST_PAGES = 1_000;

/** A page of a list. */
export interface Page<TItem> {
  items: readonly TItem[];
  /** Where the next one begins; `undefined` on the last. */
  marker?: string;
}

/** What is read again and again. */
export interface PollerOptions<TItem> {
  /** For messages. */
  call: AwsCall;
  readPage(marker: string | undefined): Promise<Page<TItem>>;
  timing: PollTiming;
  /** Told after each reading, and each that failed. */
  onReading(): void;
}

/**
 * Reads a list of AWS in full, again and again, whoever looks at it.
 *
 * @remarks
 * A reading that breaks off is worth nothing: what was read before is kept, with its age.
 */
export class Poller<TItem> {
  readonly #options: PollerOptions<TItem>;
  readonly #stopped = new AbortController();
  #reading: Reading<TItem> = { status: 'loading' };
  #failures = 0;

  constructor(options: PollerOptions<TItem>) {
    this.#options = options;
  }

  get reading(): Reading<TItem> {
    return this.#reading;
  }

  /** Reads until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.#stopped;
    const { timing, onReading } = this.#options;
    while (!signal.aborted) {
      const waitMs = await this.#read();
      if (!signal.aborted) {
        onReading();
        await timing.pause(waitMs, signal);
      }
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** @returns how long to wait before the next. */
  async #read(): Promise<number> {
    const { timing, call } = this.#options;
    const readAt = new Date().toISOString();
    try {
      const { items, pages } = await this.#readPages();
      this.#failures = 0;
      this.#reading = { status: 'read', items, readAt };
      return getRestMs(pages, timing);
    } catch (error) {
      this.#failures += 1;
      this.#reading = {
        status: 'failing',
        ...judgeAwsError(error, call),
        ...this.#remember(readAt),
      };
      return getBackoffMs(this.#failures, timing);
    }
  }

  async #readPages(): Promise<{ items: TItem[]; pages: number }> {
    const items: TItem[] = [];
    let marker: string | undefined;
    for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
      const page = await this.#options.readPage(marker);
      items.push(...page.items);
      marker = page.marker;
      if (!marker) {
        return { items, pages };
      }
    }
    throw new Error(`the list has more than ${MOST_PAGES} pages`);
  }

  #remember(triedAt: string) {
    const before = this.#reading;
    switch (before.status) {
      case 'read': {
        const { items, readAt } = before;
        return { since: readAt, last: { items, readAt } };
      }
      case 'failing':
        return {
          since: before.since,
          ...(before.last && { last: before.last }),
        };
      default:
        return { since: triedAt };
    }
  }
}
