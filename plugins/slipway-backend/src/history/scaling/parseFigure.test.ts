import { parseFigure } from './parseFigure';

describe('parseFigure', () => {
  it.each([
    ['70 %', 70, '%'],
    ['70%', 70, '%'],
    ['3', 3, ''],
    ['1.5', 1.5, ''],
    ['500m', 0.5, ''],
    ['250u', 0.00025, ''],
    ['2k', 2000, ''],
    ['2Gi', 2 * 1024 ** 3, ''],
    ['1e3', 1000, ''],
  ])('%s', (text, value, unit) => {
    expect(parseFigure(text)).toEqual({ value, unit });
  });

  it.each(['', 'many', '5 apples', 'mi', '1.2.3', '3mi'])(
    '%j is none',
    text => {
      expect(parseFigure(text)).toBe(undefined);
    },
  );
});
