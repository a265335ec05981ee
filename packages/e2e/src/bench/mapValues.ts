/** A record with the same keys, and what becomes of each value. */
export function mapValues<TKey extends string, TIn, TOut>(
  record: Record<TKey, TIn>,
  toValue: (value: TIn) => TOut,
): Record<TKey, TOut> {
  const entries = (Object.entries(record) as [TKey, TIn][]).map(
    ([key, value]) => [key, toValue(value)] as const,
  );
  return Object.fromEntries(entries) as Record<TKey, TOut>;
}
