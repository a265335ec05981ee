import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';

/** A metric that an autoscaler follows. @public */
export interface ScalingMetric {
  /** e.g. `cpu`, `memory`, or the name of a custom metric. */
  name: string;
  /** e.g. `averageUtilization`, `averageValue`, `value`. */
  targetType: string;
  /** With its unit, e.g. `70 %`, `500m`. */
  target: string;
  /** In the unit of the target. */
  current: Fact<string>;
}

/** A metric that an autoscaler follows. @public */
export const scalingMetricSchema: z.ZodType<
  ScalingMetric,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  targetType: z.string(),
  target: z.string(),
  current: factSchema(z.string()),
} satisfies Members<ScalingMetric>);

/** The state of an autoscaler in words. @public */
export interface ScalingState {
  state:
    | 'Steady'
    | 'Scaling'
    | 'AtMinimum'
    | 'AtMaximum'
    | 'Limited'
    | 'Pinned'
    | 'Disabled'
    | 'MetricsUnavailable'
    | 'Unknown';
  /** The same in a sentence for people. */
  message: string;
}

/** The state of an autoscaler in words. @public */
export const scalingStateSchema: z.ZodType<
  ScalingState,
  z.ZodTypeDef,
  unknown
> = z.object({
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
} satisfies Members<ScalingState>);

/** A condition as the autoscaler reports it. @public */
export interface ScalingCondition {
  /** e.g. `AbleToScale`, `ScalingActive`, `ScalingLimited`. */
  type: string;
  /** `True`, `False` or `Unknown`. */
  status: string;
  /** A code for machines, e.g. `TooManyReplicas`. */
  reason: string;
  /** The autoscaler's own sentence. */
  message: string;
}

/** A condition as the autoscaler reports it. @public */
export const scalingConditionSchema: z.ZodType<
  ScalingCondition,
  z.ZodTypeDef,
  unknown
> = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string(),
  message: z.string(),
} satisfies Members<ScalingCondition>);

/** An autoscaler of a workload, as shown. @public */
export interface Autoscaling {
  name: string;
  /** Replicas at least. */
  min: number;
  /** Replicas at most. */
  max: number;
  /** Replicas that there are. */
  current: number;
  /** Replicas that the autoscaler wants. */
  desired: number;
  metrics: ScalingMetric[];
  conditions: ScalingCondition[];
  status: ScalingState;
}

/** An autoscaler of a workload, as shown. @public */
export const autoscalingSchema: z.ZodType<Autoscaling, z.ZodTypeDef, unknown> =
  z.object({
    name: z.string(),
    min: z.number().int(),
    max: z.number().int(),
    current: z.number().int(),
    desired: z.number().int(),
    metrics: z.array(scalingMetricSchema),
    conditions: z.array(scalingConditionSchema),
    status: scalingStateSchema,
  } satisfies Members<Autoscaling>);
