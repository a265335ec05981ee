import { JsonObject } from '@backstage/types';
import { RawObject } from '../model/raw';

interface Snapshot {
  items: RawObject[];
  version: number;
}

/** The pages of lists, each list from a snapshot of its own that may expire before its last page is read. */
export class FakePages {
  readonly #snapshots = new Map<string, Snapshot>();
  #count = 0;

  /** Every list that is still to be continued gets 410. */
  expire(): void {
    this.#snapshots.clear();
  }

  /** @returns `undefined` where the snapshot has expired. */
  read(
    token: string | null,
    options: { limit: number; take(): Snapshot },
  ): JsonObject | undefined {
    const [id = '', from = '0'] = token?.split(':') ?? [`${++this.#count}`];
    const snapshot = token ? this.#snapshots.get(id) : options.take();
    if (!snapshot) {
      return undefined;
    }
    const { items, version } = snapshot;
    const end = Number(from) + options.limit;
    const isLast = end >= items.length;
    if (isLast) {
      this.#snapshots.delete(id);
    } else {
      this.#snapshots.set(id, snapshot);
    }
    return {
      items: items.slice(Number(from), end),
      metadata: {
        resourceVersion: String(version),
        ...(!isLast && { continue: `${id}:${end}` }),
      },
    };
  }
}
