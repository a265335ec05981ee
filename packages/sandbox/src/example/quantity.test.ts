import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['2', 2],
    ['0.5', 0.5],
    ['512Mi', 536870912],
    ['1Gi', 1073741824],
    [undefined, undefined],
    ['much', undefined],
    ['5Zi', undefined],
  ])('%s: %s', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });
});
