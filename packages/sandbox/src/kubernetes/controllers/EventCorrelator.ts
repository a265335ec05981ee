import type { Clock } from '../clock/Clock';
import type { Remark, RemarkSource } from './EventRecorder';

/** An event that is to be written. */
export interface Correlated {
  message: string;
  /** The event that it counts up, if that is still there. */
  name?: string;
  /** Remembers under which name it was written. */
  keep: (name: string) => void;
}

/** A source may say so much that is new about an object at once; then one more every five minutes. */
const burst = 25;
const refillMs = 300_000;
/** From so many different messages on, those of one reason are one event. */
const manyMessages = 10;
const similarMs = 600_000;
/** How many events are remembered. */
const remembered = 4096;

/** Decides which remarks are one event: the same ones, and very many similar ones. */
export class EventCorrelator {
  readonly #budgets = new Map<string, { left: number; at: number }>();
  readonly #names = new Map<string, string>();
  readonly #similar = new Map<string, { messages: Set<string>; at: number }>();

  constructor(private readonly clock: Clock) {}

  /** @returns `undefined` where there were too many */
  take(source: RemarkSource, remark: Remark): Correlated | undefined {
    const about = `${source.component}/${source.host ?? ''}/${remark.object.metadata.uid}`;
    const group = `${about}/${remark.fieldPath ?? ''}/${remark.type}/${remark.reason}`;
    const similar = this.#isOneOfMany(group, remark.message);
    const message = similar
      ? `(combined from similar events): ${remark.message}`
      : remark.message;
    const key = similar ? group : `${group}/${remark.message}`;
    const name = this.#names.get(key);
    if (!name && !this.#spend(about)) {
      return undefined;
    }
    return {
      message,
      ...(name && { name }),
      keep: written => remember(this.#names, key, written),
    };
  }

  #isOneOfMany(group: string, message: string): boolean {
    const now = this.clock.now().getTime();
    const before = this.#similar.get(group);
    const fresh = before && now - before.at <= similarMs;
    const messages = fresh ? before.messages : new Set<string>();
    messages.add(message);
    remember(this.#similar, group, { messages, at: now });
    if (messages.size < manyMessages) {
      return false;
    }
    messages.delete(message);
    return true;
  }

  #spend(about: string): boolean {
    const now = this.clock.now().getTime();
    const before = this.#budgets.get(about) ?? { left: burst, at: now };
    const left = Math.min(burst, before.left + (now - before.at) / refillMs);
    const allowed = left >= 1;
    remember(this.#budgets, about, {
      left: allowed ? left - 1 : left,
      at: now,
    });
    return allowed;
  }
}

/** Keeps the latest ones only. */
function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key);
  known.set(key, value);
  if (known.size > remembered) {
    const [oldest] = known.keys();
    known.delete(oldest!);
  }
}
