import { formatAge, parseAge } from './age';

describe('parseAge', () => {
  it.each([
    ['3d4h', 273_600_000],
    ['40m', 2_400_000],
    ['1d2h3m4s', 93_784_000],
    ['0s', 0],
    ['', undefined],
    ['3 days', undefined],
    ['4h3d', undefined],
    ['-1d', undefined],
    [3, undefined],
    [undefined, undefined],
  ])('reads %j', (text, milliseconds) => {
    expect(parseAge(text)).toBe(milliseconds);
  });
});

describe('formatAge', () => {
  it.each([
    [273_600_000, '3d4h'],
    [93_784_000, '1d2h'],
    [2_400_000, '40m'],
    [0, '0s'],
  ])('writes %d', (milliseconds, text) => {
    expect(formatAge(milliseconds)).toBe(text);
  });
});
