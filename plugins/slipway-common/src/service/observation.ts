import { z } from 'zod/v3';
import { UnknownReason, unknownReasonSchema } from '../fact';
import { Members } from '../members';
import { Datastore, datastoreSchema } from '../recovery/datastore';
import { Workload, workloadSchema } from '../rollout/workload';

/** The workloads of a service in one target, or the data store that the entity is, with their age. @public */
export interface SeenWorkloads {
  /** When they were read, ISO 8601. */
  observedAt: string;
  workloads: Workload[];
  /** Absent where the target's platform has none. */
  datastores?: Datastore[];
}

/** A target that is seen. @public */
export interface ObservedTarget extends SeenWorkloads {
  status: 'observed';
}

/** A target that is not seen, and why. @public */
export interface UnknownTarget {
  status: 'unknown';
  reason: UnknownReason;
  /** One sentence for people. */
  message: string;
  /** Since when it has not been known, ISO 8601. */
  since?: string;
  /** What was last seen, with its age. */
  lastSeen?: SeenWorkloads;
}

/** What is seen of a service in one target. @public */
export type TargetObservation = ObservedTarget | UnknownTarget;

const seenWorkloads = {
  observedAt: z.string().datetime(),
  workloads: z.array(workloadSchema),
  datastores: z.array(datastoreSchema).optional(),
} satisfies Members<SeenWorkloads>;

/** What is seen of a service in one target. @public */
export const targetObservationSchema: z.ZodType<
  TargetObservation,
  z.ZodTypeDef,
  unknown
> = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('observed'),
    ...seenWorkloads,
  } satisfies Members<ObservedTarget>),
  z.object({
    status: z.literal('unknown'),
    reason: unknownReasonSchema,
    message: z.string(),
    since: z.string().datetime().optional(),
    lastSeen: z.object(seenWorkloads).optional(),
  } satisfies Members<UnknownTarget>),
]);
