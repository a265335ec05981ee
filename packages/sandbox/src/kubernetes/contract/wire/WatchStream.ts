import type { IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { type Json } from './json';

/** An event of a watch. */
export interface WatchEvent {
  type: string;
  object: Json;
}

/** A watch that is open: what has come on it so far, and its end. */
export class WatchStream {
  readonly events: WatchEvent[] = [];
  #hasEnded = false;
  readonly #response: IncomingMessage;

  constructor(
    response: IncomingMessage,
    onEvent: (event: WatchEvent) => void = () => {},
  ) {
    this.#response = response;
    const decoder = new StringDecoder('utf8');
    let rest = '';
    response.on('data', (chunk: Buffer) => {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter(text => text !== '')) {
        const event = JSON.parse(line) as WatchEvent;
        this.events.push(event);
        onEvent(event);
      }
    });
    response.once('close', () => {
      this.#hasEnded = true;
    });
    // A watch that is broken off has ended, too.
    response.once('error', () => {});
  }

  /** Whether the server has ended it, or it was closed. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get status(): number {
    return this.#response.statusCode ?? 0;
  }

  /** Ends it from this side. */
  close(): void {
    this.#response.destroy();
  }
}
