import { ScalingHistory } from '../scaling/scalingHistory';

const RESOLUTION = 300;

/** A sample each five minutes, ending at the given time, with the given replica counts. @public */
export function aScalingHistory(
  options: { current?: readonly number[]; to?: string } = {},
): ScalingHistory {
  const { current = [2, 3, 5, 8, 10, 10], to = '2026-01-15T10:00:00.000Z' } =
    options;
  const end = Date.parse(to);
  const from = end - current.length * RESOLUTION * 1000;
  return {
    resolutionSeconds: RESOLUTION,
    from: new Date(from).toISOString(),
    to,
    samples: current.map((replicas, index) => ({
      at: new Date(from + index * RESOLUTION * 1000).toISOString(),
      min: 2,
      max: 10,
      current: replicas,
      desired: replicas,
      metrics: [{ name: 'cpu', unit: '%', current: 64, target: 70 }],
    })),
  };
}
