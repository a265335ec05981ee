import { aScalingHistory } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { toSparkPaths } from './sparkPaths';

describe('toSparkPaths', () => {
  it('draws steps from the first sample to the end of the last', () => {
    const { line, area, band, top } = toSparkPaths(
      aScalingHistory({ current: [5, 5, 10, 10] }),
    );
    expect(top).toBe(10);
    expect(line).toBe('M0 50L50 50L50 0L100 0');
    expect(area).toBe('M0 50L50 50L50 0L100 0V100H0Z');
    expect(band).toBe('M0 0L100 0L100 80L0 80Z');
  });

  it('leaves out what was not observed', () => {
    const history = aScalingHistory({ current: [5, 5, 5, 10] });
    const { line } = toSparkPaths({
      ...history,
      samples: history.samples.filter((_, index) => index !== 1),
    });
    expect(line).toBe('M0 50L25 50M50 50L75 50L75 0L100 0');
  });

  it('has room for more replicas than the maximum', () => {
    expect(toSparkPaths(aScalingHistory({ current: [2, 12] })).top).toBe(12);
  });
});
