import { delaysOf, pauseAfter } from './sightings';

const changes = [
  { at: 1_000, value: 2 },
  { at: 2_000, value: 3 },
  { at: 3_000, value: 4 },
];

describe('delaysOf', () => {
  it('is the time until each value was seen, or a later one', () => {
    const sightings = [
      { at: 900, value: 1 },
      { at: 1_200, value: 2 },
      { at: 3_500, value: 4 },
    ];
    expect(delaysOf(changes, sightings)).toEqual([200, 1_500, 500]);
  });

  it('is not less than none', () => {
    expect(delaysOf(changes.slice(0, 1), [{ at: 998, value: 2 }])).toEqual([0]);
  });

  it('is unknown for what was never seen', () => {
    expect(delaysOf(changes.slice(2), [{ at: 9_000, value: 3 }])).toEqual([
      undefined,
    ]);
  });
});

describe('pauseAfter', () => {
  it('falls evenly over the time between two looks', () => {
    let at = 0;
    const tenths = new Set<number>();
    for (let round = 0; round < 60; round += 1) {
      const pause = pauseAfter(round, 2_500);
      expect(pause).toBeGreaterThanOrEqual(2_500);
      expect(pause).toBeLessThan(5_000);
      at += pause;
      tenths.add(Math.floor((at % 10_000) / 1_000));
    }
    expect(tenths.size).toBe(10);
  });
});
