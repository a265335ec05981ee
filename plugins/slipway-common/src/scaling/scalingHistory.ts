import { z } from 'zod/v3';
import { Members } from '../members';

/** A metric of an autoscaler at one time, as a figure in the unit of its target. @public */
export interface ScalingMetricSample {
  /** e.g. `cpu`, `memory`. */
  name: string;
  /** `%` for utilisation, otherwise empty. */
  unit: string;
  /** `undefined` where the metric was not known. */
  current?: number;
  target: number;
}

/** A metric of an autoscaler at one time, as a figure in the unit of its target. @public */
export const scalingMetricSampleSchema: z.ZodType<
  ScalingMetricSample,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  unit: z.string(),
  current: z.number().optional(),
  target: z.number(),
} satisfies Members<ScalingMetricSample>);

/** What an autoscaler did in one span of time. @public */
export interface ScalingSample {
  /** Where the span begins, ISO 8601. */
  at: string;
  min: number;
  max: number;
  /** Replicas that there were: the most of the span. */
  current: number;
  /** Replicas that it wanted: the most of the span. */
  desired: number;
  /** The mean of the span for each metric. */
  metrics: ScalingMetricSample[];
}

/** What an autoscaler did in one span of time. @public */
export const scalingSampleSchema: z.ZodType<
  ScalingSample,
  z.ZodTypeDef,
  unknown
> = z.object({
  at: z.string().datetime(),
  min: z.number().int(),
  max: z.number().int(),
  current: z.number().int(),
  desired: z.number().int(),
  metrics: z.array(scalingMetricSampleSchema),
} satisfies Members<ScalingSample>);

/** The past of an autoscaler: the answer of `GET /services/…/workloads/:workload/scaling`. @public */
export interface ScalingHistory {
  /** Length of a sample's span. A span without a sample was not observed. */
  resolutionSeconds: number;
  /** Where the asked time begins, ISO 8601. */
  from: string;
  /** Where it ends, ISO 8601. */
  to: string;
  /** Oldest first. */
  samples: ScalingSample[];
}

/** The past of an autoscaler: the answer of `GET /services/…/workloads/:workload/scaling`. @public */
export const scalingHistorySchema: z.ZodType<
  ScalingHistory,
  z.ZodTypeDef,
  unknown
> = z.object({
  resolutionSeconds: z.number().int(),
  from: z.string().datetime(),
  to: z.string().datetime(),
  samples: z.array(scalingSampleSchema),
} satisfies Members<ScalingHistory>);
