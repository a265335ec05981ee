import { aScalingHistory } from '../testUtils';
import { scalingHistorySchema } from './scalingHistory';

describe('scalingHistorySchema', () => {
  it('keeps what the builder makes', () => {
    const history = aScalingHistory();
    expect(scalingHistorySchema.parse(history)).toEqual(history);
  });

  it('takes a metric whose value was not known', () => {
    const history = aScalingHistory({ current: [2] });
    const unknown = { name: 'cpu', unit: '%', target: 70 };
    history.samples[0]!.metrics = [unknown];
    expect(scalingHistorySchema.parse(history).samples[0]!.metrics).toEqual([
      unknown,
    ]);
  });

  it.each([
    ['half a replica', { current: 1.5 }],
    ['no bound', { max: undefined }],
    ['a time that is none', { at: '10:00' }],
  ])('refuses %s', (_, parts) => {
    const history = aScalingHistory({ current: [2] });
    const samples = [{ ...history.samples[0]!, ...parts }];
    expect(
      scalingHistorySchema.safeParse({ ...history, samples }).success,
    ).toBe(false);
  });
});
