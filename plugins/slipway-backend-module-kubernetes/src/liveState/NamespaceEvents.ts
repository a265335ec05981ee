import { ClusterClient } from '../clusters/cluster';
import { KeptEvent } from '../model/kept';
import { objectsAt, textAt } from '../model/raw';
import { trimEvent } from '../model/trim';

const PAGE_SIZE = 500;
/** A namespace with more warnings than these is in a state that no list of them would explain better. */
const MAX_PAGES = 4;
/** After a refusal, such as a right that is missing. */
const RETRY_MS = 60_000;

/** What the events of a cluster's namespaces are read with. */
export interface NamespaceEventsOptions {
  client: Pick<ClusterClient, 'read'>;
  /** The shortest time between two reads of a namespace, in milliseconds. @default 10000 */
  intervalMs?: number;
  /** Called after each read, with the objects whose events are not as before. */
  onRead(namespace: string, uids: ReadonlySet<string>): void;
}

interface NamespaceState {
  events: ReadonlyMap<string, readonly KeptEvent[]>;
  /** By a clock that nobody moves. */
  nextAt: number;
  timer?: NodeJS.Timeout;
  isReading: boolean;
}

/**
 * The warnings of those namespaces in which something is not healthy: read in the background, one list at a time for
 * each namespace, never oftener than the interval.
 */
export class NamespaceEvents {
  readonly #options: NamespaceEventsOptions;
  readonly #namespaces = new Map<string, NamespaceState>();
  readonly #stop = new AbortController();

  constructor(options: NamespaceEventsOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#stop.abort();
    this.#namespaces.forEach(({ timer }) => clearTimeout(timer));
    this.#namespaces.clear();
  }

  /** The events about an object, as last read. */
  find(namespace: string, uid: string): readonly KeptEvent[] {
    return this.#namespaces.get(namespace)?.events.get(uid) ?? [];
  }

  /** Has the events of a namespace read as soon as they may be. */
  want(namespace: string): void {
    const state: NamespaceState = this.#namespaces.get(namespace) ?? {
      events: new Map(),
      nextAt: 0,
      isReading: false,
    };
    this.#namespaces.set(namespace, state);
    if (state.isReading || state.timer || this.#stop.signal.aborted) {
      return;
    }
    state.timer = setTimeout(
      () => this.#read(namespace, state),
      Math.max(0, state.nextAt - performance.now()),
    );
  }

  /**
   * Nothing is unhealthy there any more: its events are not kept.
   *
   * @remarks
   * When they were read is: a service that is scaled or rolled out again and again is unhealthy for a moment each time.
   */
  forget(namespace: string): void {
    const state = this.#namespaces.get(namespace);
    if (state) {
      clearTimeout(state.timer);
      state.timer = undefined;
      state.events = new Map();
    }
  }

  async #read(namespace: string, state: NamespaceState) {
    state.timer = undefined;
    state.isReading = true;
    const { intervalMs = 10_000, onRead } = this.#options;
    const before = state.events;
    try {
      state.events = await this.#list(namespace);
      state.nextAt = performance.now() + intervalMs;
    } catch {
      // What is known without events is shown; readiness names the right that is missing.
      state.nextAt = performance.now() + Math.max(RETRY_MS, intervalMs);
    }
    state.isReading = false;
    if (!this.#stop.signal.aborted) {
      onRead(namespace, changedBetween(before, state.events));
    }
  }

  async #list(namespace: string) {
    const byUid = new Map<string, KeptEvent[]>();
    let next: string | undefined;
    for (let page = 0; page < MAX_PAGES && (page === 0 || next); page++) {
      const list = await this.#options.client.read(
        `/api/v1/namespaces/${encodeURIComponent(namespace)}/events`,
        {
          query: {
            fieldSelector: 'type=Warning',
            limit: PAGE_SIZE,
            continue: next,
          },
          signal: this.#stop.signal,
        },
      );
      for (const event of objectsAt(list, 'items').map(trimEvent)) {
        const { uid } = event.involved;
        byUid.set(uid, [...(byUid.get(uid) ?? []), event]);
      }
      next = textAt(list, 'metadata', 'continue');
    }
    return byUid;
  }
}

type EventsByUid = ReadonlyMap<string, readonly KeptEvent[]>;

function changedBetween(before: EventsByUid, after: EventsByUid): Set<string> {
  const uids = [...before.keys(), ...after.keys()];
  return new Set(
    uids.filter(uid => print(before.get(uid)) !== print(after.get(uid))),
  );
}

function print(events: readonly KeptEvent[] = []): string {
  return events
    .map(event => `${event.uid} ${event.count} ${event.at}`)
    .sort()
    .join('\n');
}
