import { getTicks } from './getTicks';

const to = new Date(2026, 0, 15, 10, 20);
const before = (hours: number) => new Date(to.getTime() - hours * 3_600_000);

describe('getTicks', () => {
  it.each([
    [1, 8, [9, 9, 9, 10, 10], 10],
    [6, 8, [5, 6, 7, 8, 9, 10], 60],
    [24, 8, [12, 15, 18, 21, 0, 3, 6, 9], 180],
  ])(
    'of %d hours with room for %d are at full spans',
    (hours, most, expected, minutes) => {
      const ticks = getTicks(before(hours), to, most);
      expect(ticks.map(tick => tick.getHours())).toEqual(expected);
      expect(
        ticks.every(tick => (tick.getMinutes() % minutes) % 60 === 0),
      ).toBe(true);
    },
  );

  it.each([
    [168, 8, 7],
    [168, 20, 7],
    [336, 8, 7],
    [720, 4, 2],
    [336, 2, 2],
  ])('of %d hours with room for %d are %d midnights', (hours, most, count) => {
    const ticks = getTicks(before(hours), to, most);
    expect(ticks).toHaveLength(count);
    expect(ticks.every(tick => tick.getHours() === 0)).toBe(true);
  });
});
