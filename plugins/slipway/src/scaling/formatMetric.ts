/** A metric in the reader's language, e.g. `64 %`. */
export function formatMetric(
  value: number,
  unit: string,
  locale: string,
): string {
  return unit === '%'
    ? new Intl.NumberFormat(locale, {
        style: 'percent',
        maximumFractionDigits: 0,
      }).format(value / 100)
    : new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}
