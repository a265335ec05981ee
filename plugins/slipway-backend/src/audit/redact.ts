const secrets: readonly [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '<token>'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 <secret>'],
  [
    /\b([\w-]*(?:password|passwd|secret|token|api[_-]?key))(["']?\s*[:=]\s*["']?)[^\s"',;&]+/gi,
    '$1$2<secret>',
  ],
  [/\bAKIA[0-9A-Z]{16}\b/g, '<key ID>'],
  [/(:\/\/[^\s:/@]+:)[^\s@/]+@/g, '$1<secret>@'],
];

/** Takes what looks like a credential out of a text that people or platforms wrote. */
export function redact(text: string): string {
  return secrets.reduce(
    (redacted, [pattern, replacement]) =>
      redacted.replace(pattern, replacement),
    text,
  );
}

/** Does the same with every text in a value. */
export function redactAll<TValue>(value: TValue): TValue {
  const walk = (it: unknown): unknown => {
    if (typeof it === 'string') {
      return redact(it);
    }
    if (Array.isArray(it)) {
      return it.map(walk);
    }
    return it !== null && typeof it === 'object'
      ? Object.fromEntries(
          Object.entries(it).map(([name, held]) => [name, walk(held)]),
        )
      : it;
  };
  return walk(value) as TValue;
}
