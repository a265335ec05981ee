/**
 * The time that a person typed or copied from a log, to the second.
 *
 * @remarks
 * Without a zone it is of the reader's own; `T` or a space may stand between day and time. What is not there as a day of the
 * calendar is no time: `2026-02-30` does not become March.
 *
 * @returns `undefined` for what is no time.
 */
export function parseTime(text: string): Date | undefined {
  const [, day, time, fraction, zone] =
    /^\s*(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/i.exec(
      text,
    ) ?? [];
  if (!day || !time || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) {
    return undefined;
  }
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) {
    return undefined;
  }
  const seconds = time.length === 5 ? `${time}:00` : time;
  const date = new Date(
    `${day}T${seconds}${fraction ?? ''}${toOffset(zone ?? '')}`,
  );
  return Number.isNaN(date.getTime())
    ? undefined
    : new Date(Math.floor(date.getTime() / 1000) * 1000);
}

/** A time as the field shows it: of the reader's own zone, to the second. */
export function formatTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [
    date.getFullYear(),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map(two)
    .join(':');
  return `${day} ${time}`;
}

/** The reader's zone at that time, e.g. `Europe/Berlin, UTC+01:00`. */
export function describeZone(date: Date): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const minutes = -date.getTimezoneOffset();
  const sign = minutes < 0 ? '−' : '+';
  const [hours, rest] = [Math.abs(minutes) / 60, Math.abs(minutes) % 60].map(
    part => String(Math.floor(part)).padStart(2, '0'),
  );
  return `${timeZone}, UTC${sign}${hours}:${rest}`;
}

function toOffset(zone: string): string {
  return zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}
