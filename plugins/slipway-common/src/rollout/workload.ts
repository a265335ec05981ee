import { z } from 'zod/v3';
import { Fact, factSchema } from '../fact';
import { Members } from '../members';
import { Autoscaling, autoscalingSchema } from '../scaling/autoscaling';
import {
  GitOpsOwner,
  gitOpsOwnerSchema,
  Ownership,
  ownershipSchema,
} from './ownership';
import { RolloutStatus, rolloutStatusSchema } from './phase';

/** What kinds of thing run a service. @public */
export type WorkloadKind =
  'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Rollout' | 'EcsService';

/** What kinds of thing run a service. @public */
export const workloadKindSchema: z.ZodType<
  WorkloadKind,
  z.ZodTypeDef,
  unknown
> = z.enum(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout', 'EcsService']);

/** Replica counts, as the platform reports them. @public */
export interface Replicas {
  /** As specified. */
  desired: number;
  /** All that exist, of any revision. */
  current: number;
  /** Of the newest revision. */
  updated: number;
  ready: number;
  available: number;
}

/** Replica counts, as the platform reports them. @public */
export const replicasSchema: z.ZodType<Replicas, z.ZodTypeDef, unknown> =
  z.object({
    desired: z.number().int(),
    current: z.number().int(),
    updated: z.number().int(),
    ready: z.number().int(),
    available: z.number().int(),
  } satisfies Members<Replicas>);

/** Something that keeps a workload from being healthy, named from instances and events. @public */
export interface WorkloadProblem {
  /** The platform's own word, e.g. `ImagePullBackOff`, `CrashLoopBackOff`, `Unschedulable`, `QuotaExceeded`, `ReadinessProbeFailed`. */
  code: string;
  /** One sentence for people. */
  message: string;
  /** How many instances have it. */
  count: number;
  /** Name of the container that has it. */
  container?: string;
  /** With which the container last ended. */
  exitCode?: number;
  /** How often the container was started again. */
  restarts?: number;
  /** Since when it has been seen, ISO 8601. */
  since?: string;
}

/** Something that keeps a workload from being healthy, named from instances and events. @public */
export const workloadProblemSchema: z.ZodType<
  WorkloadProblem,
  z.ZodTypeDef,
  unknown
> = z.object({
  code: z.string(),
  message: z.string(),
  count: z.number().int(),
  container: z.string().optional(),
  exitCode: z.number().int().optional(),
  restarts: z.number().int().optional(),
  since: z.string().datetime().optional(),
} satisfies Members<WorkloadProblem>);

/** A container of an instance. @public */
export interface InstanceContainer {
  name: string;
  ready: boolean;
  /** The platform's word for its state, e.g. `Running`, `CrashLoopBackOff`, `ContainerCreating`. */
  state: string;
  /** How often it was started again. */
  restarts: number;
}

/** A container of an instance. @public */
export const instanceContainerSchema: z.ZodType<
  InstanceContainer,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  ready: z.boolean(),
  state: z.string(),
  restarts: z.number().int(),
} satisfies Members<InstanceContainer>);

/** One running instance: a pod, an ECS task. @public */
export interface WorkloadInstance {
  name: string;
  ready: boolean;
  /** The platform's word for its state, e.g. `Running`, `Pending`, `CrashLoopBackOff`. */
  state: string;
  /** How often its containers were started again. */
  restarts: number;
  /** As the template orders them; empty where the platform has said nothing of them yet. */
  containers: InstanceContainer[];
  /** The revision that it runs, as the platform numbers it. */
  revision?: string;
  /** Name of the machine that it runs on. */
  node?: string;
  /** ISO 8601. */
  createdAt: string;
}

/** One running instance: a pod, an ECS task. @public */
export const workloadInstanceSchema: z.ZodType<
  WorkloadInstance,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  ready: z.boolean(),
  state: z.string(),
  restarts: z.number().int(),
  containers: z.array(instanceContainerSchema),
  revision: z.string().optional(),
  node: z.string().optional(),
  createdAt: z.string().datetime(),
} satisfies Members<WorkloadInstance>);

/** An image of a workload's template. @public */
export interface WorkloadImage {
  /** Name of the container that runs it. */
  container: string;
  /** As written in the template. */
  image: string;
  /** Tag, or digest where the image has no tag. */
  version: string;
}

/** An image of a workload's template. @public */
export const workloadImageSchema: z.ZodType<
  WorkloadImage,
  z.ZodTypeDef,
  unknown
> = z.object({
  container: z.string(),
  image: z.string(),
  version: z.string(),
} satisfies Members<WorkloadImage>);

/** How a workload replaces its instances. @public */
export interface Strategy {
  /** e.g. `RollingUpdate`, `Recreate`, `OnDelete`. */
  type: string;
  /** A count or a percentage, e.g. `1`, `25%`. */
  maxSurge?: string;
  /** A count or a percentage, e.g. `1`, `25%`. */
  maxUnavailable?: string;
  /** The ordinal from which on instances are replaced. */
  partition?: number;
}

/** How a workload replaces its instances. @public */
export const strategySchema: z.ZodType<Strategy, z.ZodTypeDef, unknown> =
  z.object({
    type: z.string(),
    maxSurge: z.string().optional(),
    maxUnavailable: z.string().optional(),
    partition: z.number().int().optional(),
  } satisfies Members<Strategy>);

/** The revision that a workload now runs. @public */
export interface CurrentRevision {
  /** As the platform numbers it. */
  revision: string;
  /** ISO 8601. */
  createdAt: string;
  /** Who or what made it: an operation, or the field manager of the change. */
  madeBy: Fact<string>;
  /** Why, as its maker wrote it down, e.g. `CI run 1470 of main`. */
  changeCause?: string;
}

/** The revision that a workload now runs. @public */
export const currentRevisionSchema: z.ZodType<
  CurrentRevision,
  z.ZodTypeDef,
  unknown
> = z.object({
  revision: z.string(),
  createdAt: z.string().datetime(),
  madeBy: factSchema(z.string()),
  changeCause: z.string().optional(),
} satisfies Members<CurrentRevision>);

/** What runs a service in a target, as shown. @public */
export interface Workload {
  /** Unique in its target and fit for a path segment, e.g. `deployment.backend`. */
  id: string;
  kind: WorkloadKind;
  name: string;
  /** Name of the cluster, as the portal's configuration has it. */
  cluster?: string;
  namespace?: string;
  /** Version of the first container: its tag or digest. */
  version: string;
  images: WorkloadImage[];
  status: RolloutStatus;
  replicas: Replicas;
  strategy: Strategy;
  /** Whether its rollout is paused: changes to the template wait. */
  paused: boolean;
  revision?: CurrentRevision;
  /** The gravest first. */
  problems: WorkloadProblem[];
  instances: WorkloadInstance[];
  /** `undefined` where nothing scales it. */
  autoscaling?: Autoscaling;
  /** `undefined` where no GitOps controller owns it. */
  gitOps?: GitOpsOwner;
  ownership: Ownership;
}

/** What runs a service in a target, as shown. @public */
export const workloadSchema: z.ZodType<Workload, z.ZodTypeDef, unknown> =
  z.object({
    id: z.string(),
    kind: workloadKindSchema,
    name: z.string(),
    cluster: z.string().optional(),
    namespace: z.string().optional(),
    version: z.string(),
    images: z.array(workloadImageSchema),
    status: rolloutStatusSchema,
    replicas: replicasSchema,
    strategy: strategySchema,
    paused: z.boolean(),
    revision: currentRevisionSchema.optional(),
    problems: z.array(workloadProblemSchema),
    instances: z.array(workloadInstanceSchema),
    autoscaling: autoscalingSchema.optional(),
    gitOps: gitOpsOwnerSchema.optional(),
    ownership: ownershipSchema,
  } satisfies Members<Workload>);
