import { ActivityItem } from '@slipway/backstage-plugin-slipway-common';

/** What happened on one day of the reader's zone. */
interface ActivityDay {
  /** The local day, e.g. `2026-01-15`. */
  key: string;
  /** When the newest of it happened, ISO 8601. */
  at: string;
  items: ActivityItem[];
}

/** The local day of a time, in milliseconds or ISO 8601. */
export function toDayKey(at: string | number): string {
  const date = new Date(at);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Puts items that are sorted by time under their days. */
export function groupByDay(items: readonly ActivityItem[]): ActivityDay[] {
  const days: ActivityDay[] = [];
  for (const item of items) {
    const key = toDayKey(item.at);
    const day = days.at(-1);
    if (day?.key === key) {
      day.items.push(item);
    } else {
      days.push({ key, at: item.at, items: [item] });
    }
  }
  return days;
}
