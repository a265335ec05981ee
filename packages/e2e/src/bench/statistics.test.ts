import { percentile, summarize } from './statistics';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  it.each([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 1, 100],
    [[7], 0.5, 7],
    [[3, 1], 0.5, 1],
  ])('of %j at %s', (samples, share, value) => {
    expect(percentile(samples, share)).toBe(value);
  });
});

describe('summarize', () => {
  it('counts too', () => {
    expect(summarize([4, 2])).toEqual({ count: 2, p50: 2, p95: 4, max: 4 });
  });
});
