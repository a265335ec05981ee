import { canonicalQuantity, parseQuantity, toMilli } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['1.5', 1.5],
    ['512Mi', 512 * 1024 ** 2],
    ['1Gi', 1024 ** 3],
    ['3k', 3000],
    ['1e3', 1000],
    [undefined, undefined],
    ['much', undefined],
    ['5Zi', undefined],
  ])('reads %s', (text, amount) => {
    expect(parseQuantity(text)).toBe(amount);
  });

  it.each([
    ['250m', 250],
    ['much', 0],
  ])('counts %s in thousandths', (text, milli) => {
    expect(toMilli(text)).toBe(milli);
  });

  it.each([
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['much', 'much'],
  ])('writes %s as the API server does', (text, written) => {
    expect(canonicalQuantity(text)).toBe(written);
  });
});
