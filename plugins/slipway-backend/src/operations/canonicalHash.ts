import { createHash } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';

/** SHA-256 over the canonical JSON of a value: keys sorted, what is undefined left out. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(stringify(value)).digest('hex');
}
