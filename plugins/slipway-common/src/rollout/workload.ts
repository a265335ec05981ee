import { z } from 'zod/v3';
import { factSchema } from '../fact';
import { autoscalingSchema } from '../scaling/autoscaling';
import { rolloutStatusSchema } from './phase';

/** What kinds of thing run a service. @public */
export const workloadKindSchema = z.enum([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'EcsService',
]);

/** What runs a service in a target. @public */
export type WorkloadKind = z.infer<typeof workloadKindSchema>;

/** Replica counts, as the platform reports them. @public */
export const replicasSchema = z.object({
  desired: z.number().int(),
  /** All that exist, of any revision. */
  current: z.number().int(),
  /** Of the newest revision. */
  updated: z.number().int(),
  ready: z.number().int(),
  available: z.number().int(),
});

/** Replica counts. @public */
export type Replicas = z.infer<typeof replicasSchema>;

/** Something that keeps a workload from being healthy, named from instances and events. @public */
export const workloadProblemSchema = z.object({
  /** The platform's own word, e.g. `ImagePullBackOff`, `CrashLoopBackOff`, `Unschedulable`, `QuotaExceeded`, `ReadinessProbeFailed`. */
  code: z.string(),
  message: z.string(),
  /** How many instances have it. */
  count: z.number().int(),
  container: z.string().optional(),
  exitCode: z.number().int().optional(),
  restarts: z.number().int().optional(),
  since: z.string().datetime().optional(),
});

/** Something that keeps a workload from being healthy. @public */
export type WorkloadProblem = z.infer<typeof workloadProblemSchema>;

/** One running instance: a pod, an ECS task. @public */
export const workloadInstanceSchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  /** The platform's word for its state, e.g. `Running`, `Pending`, `CrashLoopBackOff`. */
  state: z.string(),
  restarts: z.number().int(),
  revision: z.string().optional(),
  node: z.string().optional(),
  createdAt: z.string().datetime(),
});

/** One running instance. @public */
export type WorkloadInstance = z.infer<typeof workloadInstanceSchema>;

/** An image of a workload's template. @public */
export const workloadImageSchema = z.object({
  container: z.string(),
  /** As written in the template. */
  image: z.string(),
  /** Tag, or digest where the image has no tag. */
  version: z.string(),
});

/** An image of a workload's template. @public */
export type WorkloadImage = z.infer<typeof workloadImageSchema>;

/** How a workload replaces its instances. @public */
export const strategySchema = z.object({
  /** e.g. `RollingUpdate`, `Recreate`, `OnDelete`. */
  type: z.string(),
  maxSurge: z.string().optional(),
  maxUnavailable: z.string().optional(),
  partition: z.number().int().optional(),
});

/** A GitOps controller that owns a workload, with the evidence for it. @public */
export const gitOpsOwnerSchema = z.object({
  controller: z.enum(['Argo CD', 'Flux']),
  /** The controller's own object, where it is named. */
  application: z.string().optional(),
  evidence: z.string(),
});

/** A GitOps controller that owns a workload. @public */
export type GitOpsOwner = z.infer<typeof gitOpsOwnerSchema>;

/** Whether the resource itself proves that it belongs to the service. @public */
export const ownershipSchema = z.discriminatedUnion('proved', [
  z.object({ proved: z.literal(true), evidence: z.string() }),
  z.object({
    proved: z.literal(false),
    message: z.string(),
    /** The command that would supply the proof. */
    fix: z.string().optional(),
  }),
]);

/** Whether the resource itself proves that it belongs to the service. @public */
export type Ownership = z.infer<typeof ownershipSchema>;

/** The revision that a workload now runs. @public */
export const currentRevisionSchema = z.object({
  revision: z.string(),
  createdAt: z.string().datetime(),
  /** Who or what made it: an operation, a change cause, a field manager. */
  madeBy: factSchema(z.string()),
});

/** What runs a service in a target, as shown. @public */
export const workloadSchema = z.object({
  /** Unique in its target and fit for a path segment, e.g. `deployment.backend`. */
  id: z.string(),
  kind: workloadKindSchema,
  name: z.string(),
  namespace: z.string().optional(),
  /** Version of the first container: its tag or digest. */
  version: z.string(),
  images: z.array(workloadImageSchema),
  status: rolloutStatusSchema,
  replicas: replicasSchema,
  strategy: strategySchema,
  paused: z.boolean(),
  revision: currentRevisionSchema.optional(),
  problems: z.array(workloadProblemSchema),
  instances: z.array(workloadInstanceSchema),
  /** `undefined` where nothing scales it. */
  autoscaling: autoscalingSchema.optional(),
  gitOps: gitOpsOwnerSchema.optional(),
  ownership: ownershipSchema,
});

/** What runs a service in a target, as shown. @public */
export type Workload = z.infer<typeof workloadSchema>;
