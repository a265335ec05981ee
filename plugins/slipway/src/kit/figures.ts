/** Numbers as the texts take them. */
export function figures<TKey extends string>(
  numbers: Record<TKey, number>,
): Record<TKey, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, String(value)]),
  ) as Record<TKey, string>;
}
