import { randomBytes } from 'node:crypto';

const LENGTH = 30;

/** Secrets that were made up for a test, each in one place only, so that one that comes out tells where it came from. */
export class Canaries {
  readonly #places = new Map<string, string>();

  /** Makes a secret, which looks like one: letters and digits without a pattern. */
  plant(place: string): string {
    const core = randomBytes(LENGTH)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, LENGTH - 4);
    return this.add(place, `c4n${core}7`);
  }

  /** Takes note of a secret that something else has made. */
  add(place: string, secret: string): string {
    this.#places.set(secret, place);
    return secret;
  }

  get places(): string[] {
    return [...this.#places.values()];
  }

  /** Every secret in the text, in whatever form: which it is, and what stands around it. */
  find(text: string): string[] {
    return [...this.#places].flatMap(([secret, place]) => {
      const found = Object.entries(formsOf(secret)).find(([, written]) =>
        text.includes(written),
      );
      return found
        ? [`${place} (${found[0]}): ${aroundOf(text, found[1])}`]
        : [];
    });
  }
}

/** How a secret may be written. */
export function formsOf(secret: string): Record<string, string> {
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret).toString('hex');
  return {
    plain: secret,
    'JSON string': json,
    'JSON in JSON': JSON.stringify(json).slice(1, -1),
    'JSON string with escapes only': [...secret]
      .map(it => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
    'URL component': encodeURIComponent(secret),
    'form field': new URLSearchParams({ '': secret }).toString().slice(1),
    'URL component, every character': hex.replace(/../g, '%$&').toUpperCase(),
    hex,
    'hex in capitals': hex.toUpperCase(),
    reversed: [...secret].reverse().join(''),
    ...Object.fromEntries(
      [0, 1, 2].flatMap(offset =>
        (['base64', 'base64url'] as const).map(encoding => [
          `${encoding} after ${offset} bytes`,
          encodeWithin(secret, { offset, encoding }),
        ]),
      ),
    ),
  };
}

/** The characters of an encoding that are the same whatever stands before and after. */
function encodeWithin(
  secret: string,
  { offset, encoding }: { offset: number; encoding: 'base64' | 'base64url' },
): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  return whole.toString(encoding).slice(offset && 4);
}

function aroundOf(text: string, written: string): string {
  const at = text.indexOf(written);
  const before = text.slice(Math.max(0, at - 120), at);
  return `${before}<HERE>${text.slice(at + written.length).slice(0, 60)}`;
}
