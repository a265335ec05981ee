const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const formatters = new Map<string, unknown>();

/** Keeps the formatters of `Intl`, as long as the clock stays in its zone: making one takes far longer than using it. */
function formatterOf<TOptions, TFormatter>(
  Formatter: new (locale: string, options: TOptions) => TFormatter,
  locale: string,
  options: TOptions,
): TFormatter {
  const zone = new Date().getTimezoneOffset();
  const key = `${Formatter.name} ${locale} ${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key) as TFormatter | undefined;
  const formatter = known ?? new Formatter(locale, options);
  formatters.set(key, formatter);
  return formatter;
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  return formatterOf(Intl.DateTimeFormat, locale, options);
}

/** Below this age, in seconds, something is simply "just now". */
const JUST_NOW = 10;

/**
 * How long ago that was, in the reader's language, e.g. `3 minutes ago`; `undefined` for just now.
 *
 * @remarks
 * A time that lies a little ahead is the difference of two clocks and counts as just now.
 */
export function formatAge(
  iso: string,
  now: number,
  locale: string,
): string | undefined {
  const seconds = Math.floor((now - Date.parse(iso)) / 1000);
  if (seconds < JUST_NOW) {
    return undefined;
  }
  const [unit, length] =
    units.find(([, size]) => seconds >= size) ?? (['second', 1] as const);
  return formatterOf(Intl.RelativeTimeFormat, locale, {
    numeric: 'always',
  }).format(-Math.floor(seconds / length), unit);
}

/** The exact time in the reader's zone and language. */
export function formatExact(iso: string, locale: string): string {
  return dateFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(iso));
}

/** The time of day, with the day where it is not today. */
export function formatMoment(iso: string, now: number, locale: string): string {
  const date = new Date(iso);
  const today = date.toDateString() === new Date(now).toDateString();
  return dateFormat(locale, {
    ...(today ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(date);
}

/** The time of day to the second, as in a log. */
export function formatClock(iso: string, locale: string): string {
  return dateFormat(locale, { timeStyle: 'medium' }).format(new Date(iso));
}

/** The time of day, as beside a day that is named. */
export function formatTimeOfDay(iso: string, locale: string): string {
  return dateFormat(locale, { timeStyle: 'short' }).format(new Date(iso));
}

/** The day, e.g. `Thu, Nov 19`, with the year where it is not this one. */
export function formatDay(iso: string, now: number, locale: string): string {
  const date = new Date(iso);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return dateFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
}

/**
 * A time beside an axis.
 *
 * @param options.hours - how much time the axis shows; without it, day and time in full.
 */
export function formatTick(
  at: Date,
  { locale, hours }: { locale: string; hours?: number },
): string {
  if (hours === undefined) {
    return dateFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at);
  }
  return hours <= 24
    ? formatTimeOfDay(at.toISOString(), locale)
    : dateFormat(locale, {
        month: 'short',
        day: 'numeric',
      }).format(at);
}

/** How long something lasted, e.g. `1 min 12 sec`; `undefined` for less than a second. */
export function formatDuration(
  from: string,
  to: string,
  locale: string,
): string | undefined {
  const lasted = Date.parse(to) - Date.parse(from);
  if (lasted < 1000) {
    return undefined;
  }
  const total = Math.round(lasted / 1000);
  const parts: [number, string][] = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor((total % 3600) / 60), 'minute'],
    [total % 60, 'second'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) =>
      formatterOf(Intl.NumberFormat, locale, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
      }).format(count),
    )
    .join(' ');
}
