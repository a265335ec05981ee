import { z } from 'zod/v3';
import { unknownReasonSchema } from '../fact';
import { operationKindSchema } from '../operation/kinds';
import { operationSchema } from '../operation/operation';
import { rolloutPhaseSchema } from '../rollout/phase';
import { workloadSchema } from '../rollout/workload';

/** Whether the person may ask for a kind of operation here, and why not. @public */
export const permittedOperationSchema = z.discriminatedUnion('allowed', [
  z.object({ kind: operationKindSchema, allowed: z.literal(true) }),
  z.object({
    kind: operationKindSchema,
    allowed: z.literal(false),
    message: z.string(),
  }),
]);

/** Whether the person may ask for a kind of operation here, and why not. @public */
export type PermittedOperation = z.infer<typeof permittedOperationSchema>;

/** What is seen of a service in one target. @public */
export const targetObservationSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('observed'),
    observedAt: z.string().datetime(),
    workloads: z.array(workloadSchema),
  }),
  z.object({
    status: z.literal('unknown'),
    reason: unknownReasonSchema,
    message: z.string(),
    /** Since when it has not been known. */
    since: z.string().datetime().optional(),
    /** What was last seen, with its age. */
    lastSeen: z
      .object({
        observedAt: z.string().datetime(),
        workloads: z.array(workloadSchema),
      })
      .optional(),
  }),
]);

/** What is seen of a service in one target. @public */
export type TargetObservation = z.infer<typeof targetObservationSchema>;

/** A service in one target. @public */
export const targetViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** e.g. `kubernetes`. */
  platform: z.string(),
  /** The place in words, e.g. `retail-cluster / production`. */
  place: z.string(),
  observation: targetObservationSchema,
  permitted: z.array(permittedOperationSchema),
  activeOperation: operationSchema.optional(),
});

/** A service in one target. @public */
export type TargetView = z.infer<typeof targetViewSchema>;

/** A service in one environment: a column of the page. @public */
export const environmentViewSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** The worst of its targets; `undefined` where nothing runs. */
  phase: rolloutPhaseSchema.optional(),
  targets: z.array(targetViewSchema),
});

/** A service in one environment. @public */
export type EnvironmentView = z.infer<typeof environmentViewSchema>;

/** What an entity lacks to be shown, and what to add. @public */
export const setupHintSchema = z.object({
  message: z.string(),
  /** The exact YAML to add to the entity. */
  yaml: z.string(),
});

/** What an entity lacks to be shown, and what to add. @public */
export type SetupHint = z.infer<typeof setupHintSchema>;

/** Everything that the tab shows: the answer of `GET /services/:namespace/:kind/:name`. @public */
export const serviceViewSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  /** The opaque ID by which signals name this service. */
  signalId: z.string(),
  /** How far the picture is; handed back in `?after=` to wait for a newer one. */
  version: z.string(),
  environments: z.array(environmentViewSchema),
  recentOperations: z.array(operationSchema),
  /** Present where the entity carries none of the annotations that bind it. */
  setup: setupHintSchema.optional(),
});

/** Everything that the tab shows. @public */
export type ServiceView = z.infer<typeof serviceViewSchema>;

/** The signal that a service's picture has changed: broadcast, so without a name in it. @public */
export const serviceSignalSchema = z.object({
  id: z.string(),
  version: z.string(),
});

/** The signal that a service's picture has changed. @public */
export type ServiceSignal = z.infer<typeof serviceSignalSchema>;

/** The channel of service signals. @public */
export const SERVICE_SIGNAL_CHANNEL = 'slipway:services';
