import {
  ScalingMetricSample,
  ScalingSample,
} from '@slipway/backstage-plugin-slipway-common';
import { aScalingHistory } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { drawDesired, getMetricPlots, toChartPoints } from './chartPoints';

const history = aScalingHistory({ current: [2, 3, 4, 5] });

describe('toChartPoints', () => {
  it('goes to the end of the last sample', () => {
    const points = toChartPoints(history);
    expect(points.map(({ sample }) => sample?.current)).toEqual([
      2, 3, 4, 5, 5,
    ]);
    expect(points.at(-1)?.at.toISOString()).toBe(history.to);
  });

  it('has a point of nothing in each gap', () => {
    const points = toChartPoints({
      ...history,
      samples: history.samples.filter((_, index) => index !== 1),
    });
    expect(points.map(({ sample }) => sample?.current)).toEqual([
      2,
      2,
      undefined,
      4,
      5,
      5,
    ]);
  });
});

describe('drawDesired', () => {
  const point = (current: number, desired: number) => ({
    at: new Date(0),
    sample: { ...history.samples[0], current, desired } as ScalingSample,
  });

  it('draws the desired replicas only beside where they differ', () => {
    expect(
      drawDesired([
        point(2, 2),
        point(2, 4),
        point(4, 4),
        point(4, 4),
        { at: new Date(0) },
      ]),
    ).toEqual([null, 4, 4, null, null]);
  });
});

describe('getMetricPlots', () => {
  const metric = (name: string, unit: string): ScalingMetricSample => ({
    name,
    unit,
    current: 1,
    target: 2,
  });

  it('puts percentages together and everything else apart', () => {
    const [first, second] = history.samples as [ScalingSample, ScalingSample];
    expect(
      getMetricPlots({
        ...history,
        samples: [
          { ...first, metrics: [metric('cpu', '%'), metric('queue', '')] },
          { ...second, metrics: [metric('memory', '%'), metric('cpu', '%')] },
        ],
      }),
    ).toEqual([
      { unit: '%', names: ['cpu', 'memory'] },
      { unit: '', names: ['queue'] },
    ]);
  });
});
