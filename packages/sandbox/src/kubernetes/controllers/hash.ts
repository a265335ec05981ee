const safeCharacters = 'bcdfghjklmnpqrstvwxz2456789';

/** A text of JSON in which the order of the keys and fields without a value make no difference. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(item => stableJson(item ?? null)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${stableJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** A hash for names, in characters that make no words: FNV-1a of 32 bits. */
export function safeHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return safeEncode(String(hash));
}

/** The five characters at the end of a pod's name, from a number. */
export function nameSuffix(number: number): string {
  return Array.from(
    { length: 5 },
    (_, index) =>
      safeCharacters[
        Math.floor(number / safeCharacters.length ** index) %
          safeCharacters.length
      ],
  ).join('');
}

function safeEncode(text: string): string {
  return [...text]
    .map(char => safeCharacters[char.charCodeAt(0) % safeCharacters.length])
    .join('');
}
