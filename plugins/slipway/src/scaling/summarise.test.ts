import { aScalingHistory } from '@slipway/backstage-plugin-slipway-common/testUtils';
import { summarise } from './summarise';

describe('summarise', () => {
  it('says how few, how many, and how long at the maximum', () => {
    expect(summarise(aScalingHistory({ current: [4, 8, 10, 10] }))).toEqual({
      lowest: 4,
      highest: 10,
      atMaximum: 50,
      notObserved: 0,
    });
  });

  it('says how much was not observed, and counts only what was', () => {
    const history = aScalingHistory({ current: [10, 4, 4, 10] });
    expect(
      summarise({
        ...history,
        samples: history.samples.filter((_, index) => index % 3 === 0),
      }),
    ).toEqual({ lowest: 10, highest: 10, atMaximum: 100, notObserved: 50 });
  });

  it('says nothing where nothing was observed', () => {
    expect(summarise(aScalingHistory({ current: [] }))).toBeUndefined();
  });
});
