import { getScalingState, ScalingObservation } from './getScalingState';

const condition = (
  type: string,
  status: string,
  reason = '',
  message = '',
) => ({
  type,
  status,
  reason,
  message,
});
const active = condition('ScalingActive', 'True', 'ValidMetricFound');
const wantsMore = condition('ScalingLimited', 'True', 'TooManyReplicas');
const wantsLess = condition('ScalingLimited', 'True', 'TooFewReplicas');

const steady: ScalingObservation = {
  min: 2,
  max: 10,
  current: 4,
  desired: 4,
  conditions: [active],
};

describe('getScalingState', () => {
  it.each<{
    name: string;
    observation: Partial<ScalingObservation>;
    state: string;
    message: string;
  }>([
    {
      name: 'between its bounds',
      observation: {},
      state: 'Steady',
      message: '4 of 2–10',
    },
    {
      name: 'on its way',
      observation: { desired: 6 },
      state: 'Scaling',
      message: 'Scaling from 4 to 6',
    },
    {
      name: 'at its minimum',
      observation: { current: 2, desired: 2, conditions: [active, wantsLess] },
      state: 'AtMinimum',
      message: 'At its minimum of 2, which is normal',
    },
    {
      name: 'at its maximum without wanting more',
      observation: { current: 10, desired: 10 },
      state: 'AtMaximum',
      message: 'At its maximum of 10',
    },
    {
      name: 'at its maximum and wanting more',
      observation: {
        current: 10,
        desired: 10,
        conditions: [active, wantsMore],
      },
      state: 'Limited',
      message: 'Limited: at its maximum of 10 and wants more',
    },
    {
      name: 'limited while still on its way to the maximum',
      observation: { current: 8, desired: 10, conditions: [active, wantsMore] },
      state: 'Limited',
      message: 'Limited: scaling to its maximum of 10 and wants more',
    },
    {
      name: 'pinned',
      observation: {
        min: 3,
        max: 3,
        current: 3,
        desired: 3,
        conditions: [active, wantsMore],
      },
      state: 'Pinned',
      message: 'Pinned: minimum and maximum are 3',
    },
    {
      name: 'without metrics',
      observation: {
        conditions: [
          condition(
            'ScalingActive',
            'False',
            'FailedGetResourceMetric',
            'no metrics returned',
          ),
        ],
      },
      state: 'MetricsUnavailable',
      message: 'Cannot scale: no metrics returned',
    },
    {
      name: 'without metrics, with only a code for it',
      observation: {
        conditions: [
          condition('ScalingActive', 'False', 'FailedGetResourceMetric'),
        ],
      },
      state: 'MetricsUnavailable',
      message: 'Cannot scale: FailedGetResourceMetric',
    },
    {
      name: 'off while the workload is scaled to zero',
      observation: {
        current: 0,
        desired: 0,
        conditions: [condition('ScalingActive', 'False', 'ScalingDisabled')],
      },
      state: 'Disabled',
      message: 'Off while the workload is scaled to zero',
    },
    {
      name: 'silent so far, however good its counts look',
      observation: { conditions: [] },
      state: 'Unknown',
      message: 'The autoscaler has not reported its state yet',
    },
  ])('$state when $name', ({ observation, state, message }) => {
    expect(getScalingState({ ...steady, ...observation })).toEqual({
      state,
      message,
    });
  });
});
