import { ServerResponse } from 'node:http';
import { Clock } from '../../clock/Clock';
import { apiVersionOf } from '../../resources/Resource';
import { ServedResource } from '../served/ServedResource';

const BOOKMARK_MS = 60_000;
/** The API server ends watches whose client does not read, too. */
const MAX_UNREAD_BYTES = 32 * 1024 * 1024;

/** @see {@link WatchStream} */
export interface WatchStreamOptions {
  served: ServedResource;
  clock: Clock;
  /** Whether the client wants to be told of versions that pass without a change for it. */
  bookmarks: boolean;
  /** The version that all before now has been sent of. */
  version: () => number;
  timeoutMs: number;
}

/** An event as it is sent. */
export interface WatchLine {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  /** The object, as JSON. */
  text: string;
}

/** The lines of one watch, its bookmarks and its end. */
export class WatchStream {
  readonly #response: ServerResponse;
  readonly #options: WatchStreamOptions;
  readonly #cancel: (() => void)[] = [];

  constructor(response: ServerResponse, options: WatchStreamOptions) {
    this.#response = response;
    this.#options = options;
    const { clock, timeoutMs, bookmarks } = options;
    this.#cancel.push(
      clock.after(timeoutMs, () => {
        this.#bookmarkIfWanted();
        this.close();
        response.end();
      }),
    );
    if (bookmarks) {
      this.#scheduleBookmark();
    }
  }

  send({ type, text }: WatchLine): void {
    if (this.#response.writableLength > MAX_UNREAD_BYTES) {
      this.#response.destroy();
      return;
    }
    this.#response.write(`{"type":"${type}","object":${text}}\n`);
  }

  /** Sends a last line. */
  end(line: WatchLine): void {
    this.send(line);
    this.close();
    this.#response.end();
  }

  bookmark(annotations?: Readonly<Record<string, string>>): void {
    const { served, version } = this.#options;
    this.send({
      type: 'BOOKMARK',
      text: JSON.stringify({
        kind: served.resource.kind,
        apiVersion: apiVersionOf(served),
        metadata: {
          resourceVersion: String(version()),
          ...(annotations && { annotations }),
        },
      }),
    });
  }

  /** Forgets what was to come. */
  close(): void {
    this.#cancel.splice(0).forEach(cancel => cancel());
  }

  #bookmarkIfWanted() {
    if (this.#options.bookmarks) {
      this.bookmark();
    }
  }

  #scheduleBookmark() {
    this.#cancel[1] = this.#options.clock.after(BOOKMARK_MS, () => {
      this.bookmark();
      this.#scheduleBookmark();
    });
  }
}
