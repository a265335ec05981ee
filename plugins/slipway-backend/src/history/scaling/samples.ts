import {
  Autoscaling,
  ScalingSample,
} from '@slipway/backstage-plugin-slipway-common';
import { placeKey, WorkloadPlace } from '../sights';
import { parseFigure } from './parseFigure';
import { startOfSpan, storedSpans } from './spans';

/** What was seen of a metric in a span: their mean is the sum by the count. */
export interface MetricSum {
  name: string;
  unit: string;
  target: number;
  sum: number;
  /** How often its value was known. */
  count: number;
}

/** What was seen of an autoscaler in a span, as rows have it. */
export interface SpanRow {
  /** Where the span begins. */
  at: Date;
  min_replicas: number;
  max_replicas: number;
  current_replicas: number;
  desired_replicas: number;
  metrics: MetricSum[];
}

/** What was seen of an autoscaler at one time. */
export interface SeenScaling extends SpanRow {
  place: WorkloadPlace;
}

/** An autoscaler as just seen; a metric whose target is no figure is left out. */
export function toSeenScaling(
  autoscaling: Autoscaling,
  { place, at }: { place: WorkloadPlace; at: Date },
): SeenScaling {
  const { min, max, current, desired, metrics } = autoscaling;
  return {
    place,
    at,
    min_replicas: min,
    max_replicas: max,
    current_replicas: current,
    desired_replicas: desired,
    metrics: metrics.flatMap(metric => {
      const target = parseFigure(metric.target);
      const value = metric.current.known
        ? parseFigure(metric.current.value)?.value
        : undefined;
      return target
        ? {
            name: metric.name,
            unit: target.unit,
            target: target.value,
            sum: value ?? 0,
            count: value === undefined ? 0 : 1,
          }
        : [];
    }),
  };
}

/** What was seen in each span of a length, oldest first: the most replicas, the last bounds, the sums of the metrics. */
export function joinSpans(
  rows: readonly SpanRow[],
  seconds: number,
): SpanRow[] {
  const spans = new Map<number, SpanRow>();
  const oldestFirst = [...rows].sort(
    (left, right) => left.at.getTime() - right.at.getTime(),
  );
  for (const row of oldestFirst) {
    const start = startOfSpan(row.at.getTime(), seconds);
    const span = spans.get(start);
    spans.set(start, span ? join(span, row) : { ...row, at: new Date(start) });
  }
  return [...spans.values()];
}

function join(span: SpanRow, row: SpanRow): SpanRow {
  const metrics = new Map(span.metrics.map(it => [it.name, it]));
  for (const metric of row.metrics) {
    const before = metrics.get(metric.name);
    metrics.set(metric.name, {
      ...metric,
      sum: metric.sum + (before?.sum ?? 0),
      count: metric.count + (before?.count ?? 0),
    });
  }
  return {
    at: span.at,
    min_replicas: row.min_replicas,
    max_replicas: row.max_replicas,
    current_replicas: Math.max(span.current_replicas, row.current_replicas),
    desired_replicas: Math.max(span.desired_replicas, row.desired_replicas),
    metrics: [...metrics.values()],
  };
}

/** The rows that are written for what was seen: one for each place, stored length and span. */
export function toStoredRows(
  seen: readonly SeenScaling[],
): (WorkloadPlace & SpanRow & { resolution: number })[] {
  const byPlace = new Map<string, { place: WorkloadPlace; rows: SpanRow[] }>();
  for (const { place, ...row } of seen) {
    const key = placeKey(place);
    const known = byPlace.get(key) ?? { place, rows: [] };
    known.rows.push(row);
    byPlace.set(key, known);
  }
  return [...byPlace.values()].flatMap(({ place, rows }) =>
    storedSpans.flatMap(({ seconds }) =>
      joinSpans(rows, seconds).map(row => ({
        ...place,
        ...row,
        resolution: seconds,
      })),
    ),
  );
}

/** A span as it is shown. */
export function toSample(row: SpanRow): ScalingSample {
  return {
    at: row.at.toISOString(),
    min: row.min_replicas,
    max: row.max_replicas,
    current: row.current_replicas,
    desired: row.desired_replicas,
    metrics: row.metrics.map(({ name, unit, target, sum, count }) => ({
      name,
      unit,
      target,
      ...(count > 0 && { current: round(sum / count) }),
    })),
  };
}

/** A mean has no more digits than are worth showing. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
