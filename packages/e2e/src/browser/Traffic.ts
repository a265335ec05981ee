import type { Page, Request } from 'playwright-core';

/** What a page has asked of Slipway's backend, and which signals it was sent. */
export class Traffic {
  readonly #requests: Request[] = [];
  readonly #versions: string[] = [];

  constructor(page: Page) {
    page.on('request', request => {
      if (new URL(request.url()).pathname.startsWith('/api/slipway/')) {
        this.#requests.push(request);
      }
    });
    page.on('websocket', socket =>
      socket.on('framereceived', ({ payload }) => {
        const version = readVersion(String(payload));
        if (version) {
          this.#versions.push(version);
        }
      }),
    );
  }

  /** Forgets what there was up to now. */
  clear(): void {
    this.#requests.length = 0;
    this.#versions.length = 0;
  }

  /** The versions that signals have announced, of all services. */
  get announced(): readonly string[] {
    return this.#versions;
  }

  /** The versions that the page of a service has fetched; undefined where it did not wait for one. */
  get fetched(): (string | undefined)[] {
    return this.#of('GET', /\/services\/[^/]+\/[^/]+\/[^/]+$/).map(
      request => new URL(request.url()).searchParams.get('after') ?? undefined,
    );
  }

  /** How many operations were asked for. */
  get submitted(): number {
    return this.#of('POST', /\/operations$/).length;
  }

  #of(method: string, path: RegExp): Request[] {
    return this.#requests.filter(
      request =>
        request.method() === method &&
        path.test(new URL(request.url()).pathname),
    );
  }
}

function readVersion(frame: string): string | undefined {
  try {
    const { channel, message } = JSON.parse(frame);
    return channel === 'slipway:services' ? message.version : undefined;
  } catch {
    return undefined;
  }
}
