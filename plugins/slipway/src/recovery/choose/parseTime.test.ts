import { describeZone, formatTime, parseTime } from './parseTime';

describe('parseTime', () => {
  it.each([
    ['2026-01-15T09:41:07Z', '2026-01-15T09:41:07.000Z'],
    ['2026-01-15 09:41:07z', '2026-01-15T09:41:07.000Z'],
    ['2026-01-15T09:41:07.999Z', '2026-01-15T09:41:07.000Z'],
    ['2026-01-15T09:41:07+02:00', '2026-01-15T07:41:07.000Z'],
    ['2026-01-15T09:41:07 -0530', '2026-01-15T15:11:07.000Z'],
    ['  2026-01-15  09:41Z ', '2026-01-15T09:41:00.000Z'],
  ])('reads %p as %p', (text, time) => {
    expect(parseTime(text)?.toISOString()).toBe(time);
  });

  it.each([
    '',
    'yesterday',
    '2026-01-15',
    '09:41:07',
    '15.01.2026 09:41:07',
    '2026-02-30 09:41:07',
    '2026-13-01 09:41:07',
    '2026-01-15 24:41:07',
    '2026-01-15 09:61:07',
    '2026-01-15T09:41:07+25:99',
  ])('takes %p for no time', text => {
    expect(parseTime(text)).toBeUndefined();
  });

  it('reads back what it writes, in the reader’s zone', () => {
    const time = new Date(2026, 0, 15, 9, 41, 7);
    expect(formatTime(time)).toBe('2026-01-15 09:41:07');
    expect(parseTime(formatTime(time))).toEqual(time);
  });

  it('tells the reader’s zone with its distance from UTC', () => {
    expect(describeZone(new Date())).toMatch(/^.+, UTC[+−]\d{2}:\d{2}$/);
  });
});
