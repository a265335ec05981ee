import { describeLength } from './describeLength';

describe('describeLength', () => {
  it.each<[number, string]>([
    [0, '0 s'],
    [-5, '0 s'],
    [0.4, '0 s'],
    [59, '59 s'],
    [59.6, '1 min'],
    [61, '1 min 1 s'],
    [240, '4 min'],
    [3599.7, '1 h'],
    [4800, '1 h 20 min'],
    [3601, '1 h'],
    [86_400, '1 d'],
    [90_000, '1 d 1 h'],
    [12 * 86_400, '12 d'],
  ])('%d s are %s', (seconds, text) => {
    expect(describeLength(seconds)).toBe(text);
  });
});
