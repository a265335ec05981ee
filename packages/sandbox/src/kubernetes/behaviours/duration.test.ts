import { formatDuration, readDuration } from './duration';

describe('durations', () => {
  it.each([
    ['4s', 4000],
    ['1m20s', 80_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s', (text, ms) => {
    expect(readDuration(text)).toBe(ms);
  });

  it.each([
    [10_000, '10s'],
    [80_000, '1m20s'],
    [300_000, '5m0s'],
  ])('writes %d', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
