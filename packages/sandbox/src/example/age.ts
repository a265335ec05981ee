const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/**
 * Reads a span of time such as `3d4h` or `40m`, in days, hours, minutes and seconds.
 *
 * @returns milliseconds; undefined if it is none.
 */
export function parseAge(text: unknown): number | undefined {
  const groups =
    typeof text === 'string'
      ? /^(?:(?<d>\d+)d)?(?:(?<h>\d+)h)?(?:(?<m>\d+)m)?(?:(?<s>\d+)s)?$/.exec(
          text,
        )?.groups
      : undefined;
  if (!groups || !text) {
    return undefined;
  }
  return Object.entries(UNITS).reduce(
    (sum, [unit, length]) => sum + Number(groups[unit] ?? 0) * length,
    0,
  );
}

/** Writes a span of time in its two largest units, as `3d4h`. */
export function formatAge(milliseconds: number): string {
  let rest = Math.round(milliseconds / 1000) * 1000;
  const parts = Object.entries(UNITS).flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [`${count}${unit}`] : [];
  });
  return parts.slice(0, 2).join('') || '0s';
}
