const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The spans that may lie between two ticks, in milliseconds. */
const steps = [
  HOUR / 6,
  HOUR / 2,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  4 * DAY,
  7 * DAY,
  14 * DAY,
];

/** Of an axis, the part at each end that has no tick, as its label would stick out. */
const EDGE = 0.03;

/**
 * Where an axis of time has its ticks: at full hours of the reader's zone, or where it shows more than a day or two, at full days.
 *
 * @param most - how many there is room for.
 */
export function getTicks(from: Date, to: Date, most: number): Date[] {
  const length = to.getTime() - from.getTime();
  const step =
    steps.find(
      span => length / span <= most && (length < 2 * DAY || span >= DAY),
    ) ?? 14 * DAY;
  const ticks: Date[] = [];
  const tick = new Date(from);
  tick.setHours(0, 0, 0, 0);
  while (tick < to) {
    const share = (tick.getTime() - from.getTime()) / length;
    if (share >= EDGE && share <= 1 - EDGE) {
      ticks.push(new Date(tick));
    }
    if (step >= DAY) {
      tick.setDate(tick.getDate() + step / DAY);
    } else {
      tick.setTime(tick.getTime() + step);
    }
  }
  return ticks;
}
