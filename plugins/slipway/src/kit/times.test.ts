import {
  formatAge,
  formatClock,
  formatDay,
  formatDuration,
  formatExact,
  formatMoment,
  formatTick,
  formatTimeOfDay,
} from './times';

const at = '2026-01-15T10:00:00.000Z';
const after = (seconds: number) => Date.parse(at) + seconds * 1000;

describe('formatAge', () => {
  it.each([
    [-30, undefined],
    [0, undefined],
    [9, undefined],
    [10, '10 seconds ago'],
    [59, '59 seconds ago'],
    [60, '1 minute ago'],
    [3599, '59 minutes ago'],
    [7200, '2 hours ago'],
    [3 * 86_400, '3 days ago'],
    [65 * 86_400, '2 months ago'],
    [800 * 86_400, '2 years ago'],
  ])('after %d s says %p', (seconds, text) => {
    expect(formatAge(at, after(seconds), 'en')).toBe(text);
  });

  it('speaks the language of the reader', () => {
    expect(formatAge(at, after(180), 'de')).toBe('vor 3 Minuten');
  });
});

describe('formatExact', () => {
  it('names day, time and zone', () => {
    expect(formatExact(at, 'en')).toMatch(/Jan 15, 2026.*\d+:00:00.*(UTC|GMT)/);
  });
});

describe('formatMoment', () => {
  it('names the day only where it is not today', () => {
    expect(formatMoment(at, after(60), 'en')).toMatch(/^\d+:00\s[AP]M$/);
    expect(formatMoment(at, after(3 * 86_400), 'en')).toMatch(/^Jan 15, 2026/);
  });
});

describe('formatClock', () => {
  it('is the time of day to the second', () => {
    const iso = '2026-01-15T10:04:09.000Z';
    expect(formatClock(iso, 'en')).toMatch(/^\d+:04:09\s[AP]M$/);
    expect(formatTimeOfDay(iso, 'en')).toBe(
      formatClock(iso, 'en').replace(':09', ''),
    );
  });
});

describe('formatDay', () => {
  it('names the year only where it is another', () => {
    const day = new Date(2026, 0, 15, 12);
    const now = day.getTime();
    expect(formatDay(day.toISOString(), now, 'en')).toBe('Thu, Jan 15');
    const before = new Date(2025, 11, 31, 12).toISOString();
    expect(formatDay(before, now, 'en')).toBe('Wed, Dec 31, 2025');
  });
});

describe('formatTick', () => {
  it.each([
    [6, /^\d+:00\s[AP]M$/],
    [24, /^\d+:00\s[AP]M$/],
    [168, /^Jan 1\d$/],
    [undefined, /^Jan 1\d, 2026.*:00/],
  ])('on an axis of %p hours says %p', (hours, text) => {
    expect(formatTick(new Date(at), { locale: 'en', hours })).toMatch(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [-1, undefined],
    [0, undefined],
    [0.999, undefined],
    [1, '1 sec'],
    [12, '12 sec'],
    [72, '1 min 12 sec'],
    [3600, '1 hr'],
    [3725, '1 hr 2 min 5 sec'],
  ])('of %d s says %p', (seconds, text) => {
    const end = new Date(after(seconds)).toISOString();
    expect(formatDuration(at, end, 'en')).toBe(text);
  });
});
