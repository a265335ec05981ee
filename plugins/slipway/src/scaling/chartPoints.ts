import {
  ScalingHistory,
  ScalingSample,
} from '@slipway/backstage-plugin-slipway-common';
import { toRuns } from './toRuns';

/** A place on the time axis of a chart; without a sample where nothing was observed. */
export interface ChartPoint {
  at: Date;
  sample?: ScalingSample;
}

/** The samples as a chart draws them in steps: to the end of each run, and with a point of nothing in each gap. */
export function toChartPoints(history: ScalingHistory): ChartPoint[] {
  const runs = toRuns(history);
  return runs.flatMap((run, index) => {
    const next = runs[index + 1];
    const points: ChartPoint[] = run.samples.map(sample => ({
      at: new Date(sample.at),
      sample,
    }));
    points.push({ at: new Date(run.to), sample: run.samples.at(-1) });
    return next
      ? [...points, { at: new Date((run.to + next.from) / 2) }]
      : points;
  });
}

/** The desired replicas where they are other than the current ones, as they would only lie on top of each other. */
export function drawDesired(points: readonly ChartPoint[]): (number | null)[] {
  const differs = (point: ChartPoint | undefined) =>
    point?.sample !== undefined &&
    point.sample.desired !== point.sample.current;
  return points.map((point, index) =>
    point.sample && (differs(point) || differs(points[index - 1]))
      ? point.sample.desired
      : null,
  );
}

/** Metrics that are drawn on one scale. */
interface MetricPlot {
  unit: string;
  names: string[];
}

/** The metrics of a history, those in percent together, each other one for itself. */
export function getMetricPlots({ samples }: ScalingHistory): MetricPlot[] {
  const plots: MetricPlot[] = [];
  const seen = new Set<string>();
  for (const { name, unit } of samples.flatMap(({ metrics }) => metrics)) {
    if (seen.has(name)) {
      continue;
    }
    seen.add(name);
    const together = plots.find(plot => unit === '%' && plot.unit === '%');
    if (together) {
      together.names.push(name);
    } else {
      plots.push({ unit, names: [name] });
    }
  }
  return plots;
}
