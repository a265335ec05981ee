import {
  ScalingHistory,
  ScalingSample,
} from '@slipway/backstage-plugin-slipway-common';
import { SampleRun, toRuns } from './toRuns';

/** The drawing of a small chart: a box of 100 × 100, the oldest at the left, none at the bottom. */
interface SparkPaths {
  /** From the minimum to the maximum. */
  band: string;
  area: string;
  line: string;
  /** Replicas at the upper edge. */
  top: number;
}

/** Draws the replicas of a history as steps, with nothing where nothing was observed. */
export function toSparkPaths(history: ScalingHistory): SparkPaths {
  const runs = toRuns(history);
  const from = Date.parse(history.from);
  const asked = Math.max(1, Date.parse(history.to) - from);
  const top = Math.max(
    1,
    ...history.samples.flatMap(({ max, current }) => [max, current]),
  );
  const x = (time: number) =>
    round(Math.min(100, Math.max(0, (100 * (time - from)) / asked)));
  const y = (replicas: number) => round(100 - (100 * replicas) / top);

  const steps = (
    { samples, to }: SampleRun<ScalingSample>,
    valueOf: (sample: ScalingSample) => number,
  ): [number, number][] =>
    samples.flatMap((sample, index) => {
      const next = samples[index + 1];
      const level = y(valueOf(sample));
      return [
        [x(Date.parse(sample.at)), level],
        [x(next ? Date.parse(next.at) : to), level],
      ];
    });
  const current = (run: SampleRun<ScalingSample>) =>
    steps(run, sample => sample.current);

  return {
    top,
    line: runs.map(run => polyline(current(run))).join(''),
    area: runs
      .map(run => `${polyline(current(run))}V100H${x(run.from)}Z`)
      .join(''),
    band: runs
      .map(run => {
        const upper = steps(run, ({ max }) => max);
        const lower = steps(run, ({ min }) => min).reverse();
        return `${polyline([...upper, ...lower])}Z`;
      })
      .join(''),
  };
}

function polyline(points: readonly [number, number][]): string {
  const corners = points.filter(
    ([, level], index) =>
      level !== points[index - 1]?.[1] || level !== points[index + 1]?.[1],
  );
  return `M${corners.map(([left, level]) => `${left} ${level}`).join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
