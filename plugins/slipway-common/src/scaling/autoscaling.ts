import { z } from 'zod/v3';
import { factSchema } from '../fact';

/** A metric that an autoscaler follows. @public */
export const scalingMetricSchema = z.object({
  /** e.g. `cpu`, `memory`, or the name of a custom metric. */
  name: z.string(),
  /** e.g. `averageUtilization`, `averageValue`, `value`. */
  targetType: z.string(),
  /** e.g. `70 %`, `500m`. */
  target: z.string(),
  current: factSchema(z.string()),
});

/** A metric that an autoscaler follows. @public */
export type ScalingMetric = z.infer<typeof scalingMetricSchema>;

/** The state of an autoscaler in words. @public */
export const scalingStateSchema = z.object({
  state: z.enum([
    'Steady',
    'Scaling',
    'AtMinimum',
    'AtMaximum',
    'Limited',
    'Pinned',
    'Disabled',
    'MetricsUnavailable',
    'Unknown',
  ]),
  message: z.string(),
});

/** The state of an autoscaler in words. @public */
export type ScalingState = z.infer<typeof scalingStateSchema>;

/** A condition as the autoscaler reports it. @public */
export const scalingConditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string(),
  message: z.string(),
});

/** An autoscaler of a workload, as shown. @public */
export const autoscalingSchema = z.object({
  name: z.string(),
  min: z.number().int(),
  max: z.number().int(),
  current: z.number().int(),
  desired: z.number().int(),
  metrics: z.array(scalingMetricSchema),
  conditions: z.array(scalingConditionSchema),
  status: scalingStateSchema,
});

/** An autoscaler of a workload, as shown. @public */
export type Autoscaling = z.infer<typeof autoscalingSchema>;
