import { aScalingHistory } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { toGaps, toRuns } from './toRuns';

const MINUTE = 60_000;
const to = '2026-01-15T10:00:00.000Z';
const at = (minutes: number) => Date.parse(to) - minutes * MINUTE;

/** Six samples of five minutes, without those of the given places. */
function withoutSamples(...places: number[]) {
  const history = aScalingHistory({ to });
  return {
    ...history,
    samples: history.samples.filter((_, index) => !places.includes(index)),
  };
}

describe('toRuns', () => {
  it.each([
    ['in one where nothing is missing', [], [[30, 0]]],
    [
      'where a sample is missing',
      [2],
      [
        [30, 20],
        [15, 0],
      ],
    ],
    ['without its beginning', [0, 1], [[20, 0]]],
    ['without its end', [5], [[30, 5]]],
    ['in none where nothing was observed', [0, 1, 2, 3, 4, 5], []],
  ])('cuts a history %s', (_, missing, expected) => {
    const runs = toRuns(withoutSamples(...missing));
    expect(runs.map(run => [run.from, run.to])).toEqual(
      expected.map(([from, end]) => [at(from!), at(end!)]),
    );
  });

  it('takes a sample that comes a little late as the next one', () => {
    const history = aScalingHistory({ to });
    const late = {
      ...history,
      samples: history.samples.map((sample, index) => ({
        ...sample,
        at: new Date(
          Date.parse(sample.at) + (index === 3 ? 2 * MINUTE : 0),
        ).toISOString(),
      })),
    };
    expect(toRuns(late)).toHaveLength(1);
  });
});

describe('toGaps', () => {
  it.each([
    [[], []],
    [[2], [[20, 15]]],
    [[0, 1], [[30, 20]]],
    [[5], [[5, 0]]],
    [[0, 1, 2, 3, 4, 5], [[30, 0]]],
  ])('without the samples %p finds %p', (missing, expected) => {
    const history = withoutSamples(...missing);
    expect(
      toGaps(history, toRuns(history)).map(gap => [gap.from, gap.to]),
    ).toEqual(expected.map(([from, end]) => [at(from!), at(end!)]));
  });
});
