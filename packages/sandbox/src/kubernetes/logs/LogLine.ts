/** A line of a log, before it is written as text. */
export interface LogLine {
  /** When it was written, in milliseconds. */
  at: number;
  text: string;
}

/** A number from 0 to just below 1 that looks random and is always the same for the same words. */
export function chance(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of words.join('/')) {
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** One of the choices, always the same for the same words. */
export function choose<T>(
  choices: readonly T[],
  ...words: (string | number)[]
): T {
  return choices[Math.floor(chance(...words) * choices.length)]!;
}
