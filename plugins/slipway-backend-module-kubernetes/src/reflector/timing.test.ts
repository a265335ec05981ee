import { TokenBucket } from '../clusters/tokenBucket';
import { getBackoffMs } from './timing';

describe('getBackoffMs', () => {
  const backoff = { firstMs: 500, maxMs: 15_000 };

  it.each([
    [0, 0, 250],
    [0, 1, 500],
    [1, 1, 1_000],
    [4, 0.5, 6_000],
    [5, 1, 15_000],
    [1_000, 1, 15_000],
  ])('attempt %d with chance %d waits %d ms', (attempt, random, expected) => {
    expect(getBackoffMs(attempt, backoff, random)).toBe(expected);
  });
});

describe('TokenBucket', () => {
  it('lets a burst through and then so many a second (F3)', () => {
    let now = 0;
    const bucket = new TokenBucket({ perSecond: 10, burst: 3 }, () => now);
    const take = (count: number) =>
      Array.from({ length: count }, () => bucket.take());

    expect(take(5)).toEqual([0, 0, 0, 100, 200]);
    now = 200;
    expect(take(1)).toEqual([100]);
    now = 60_000;
    expect(take(4)).toEqual([0, 0, 0, 100]);
  });

  it('takes no token for what would have to wait too long (S18)', () => {
    let now = 0;
    const bucket = new TokenBucket(
      { perSecond: 10, burst: 1, longestWaitSeconds: 0.2 },
      () => now,
    );
    const take = (count: number) =>
      Array.from({ length: count }, () => bucket.take());

    expect(take(5)).toEqual([0, 100, 200, undefined, undefined]);
    now = 100;
    expect(take(2)).toEqual([200, undefined]);
  });
});
