import { parseQuantity, toMilli } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['1.5', 1.5],
    ['512Mi', 512 * 1024 ** 2],
    ['1Gi', 1024 ** 3],
    ['3k', 3000],
    ['100n', 1e-7],
    ['1e3', 1000],
    [undefined, 0],
    ['much', 0],
  ])('reads %s', (text, amount) => {
    expect(parseQuantity(text)).toBeCloseTo(amount, 9);
  });

  it('counts in thousandths', () => {
    expect(toMilli('250m')).toBe(250);
  });
});
