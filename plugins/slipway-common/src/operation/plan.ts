import { z } from 'zod/v3';
import {
  OperationInput,
  operationInputSchemas,
  OperationKind,
  operationKindSchema,
} from './kinds';
import { Members } from '../members';
import { targetNameSchema } from '../targetRef';

/** What an operation of one kind is asked to do. @public */
export interface PlanRequestOf<TKind extends OperationKind> {
  kind: TKind;
  /** Full entity reference, e.g. `component:default/backend`. */
  entityRef: string;
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** ID of the workload in its target, e.g. `deployment.backend`. */
  workload: string;
  /** What the kind takes. */
  input: OperationInput<TKind>;
}

/** What an operation is asked to do: the body of `POST /plans`. @public */
export type PlanRequest = {
  [TKind in OperationKind]: PlanRequestOf<TKind>;
}[OperationKind];

const requestOf = <TKind extends OperationKind>(kind: TKind) =>
  z
    .object({
      kind: z.literal(kind),
      entityRef: z.string().min(1).max(512),
      environment: targetNameSchema,
      target: targetNameSchema,
      workload: z.string().min(1).max(320),
      input: operationInputSchemas[kind],
    } satisfies Members<PlanRequestOf<TKind>>)
    .strict();

/** What an operation is asked to do: the body of `POST /plans`. @public */
export const planRequestSchema: z.ZodType<PlanRequest, z.ZodTypeDef, unknown> =
  z.discriminatedUnion('kind', [
    requestOf('rollback'),
    requestOf('restart'),
    requestOf('scale'),
    requestOf('rollout-pause'),
    requestOf('rollout-resume'),
    requestOf('snapshot'),
    requestOf('restore'),
    requestOf('drill'),
  ]);

/** A remark on a plan; a blocker is one that forbids it. @public */
export interface PlanRemark {
  /** A code for machines, e.g. `HpaOwnsReplicas`. */
  code: string;
  /** One sentence for people. */
  message: string;
  /** What to do about it. */
  remedy?: string;
}

/** A remark on a plan; a blocker is one that forbids it. @public */
export const planRemarkSchema: z.ZodType<PlanRemark, z.ZodTypeDef, unknown> =
  z.object({
    code: z.string(),
    message: z.string(),
    remedy: z.string().optional(),
  } satisfies Members<PlanRemark>);

/** One object that a plan changes. @public */
export interface PlanChange {
  /** The object, e.g. `Deployment production/backend`. */
  title: string;
  /** Unified diff of the YAML before and after, secrets redacted. Empty where nothing differs. */
  diff: string;
}

/** One object that a plan changes. @public */
export const planChangeSchema: z.ZodType<PlanChange, z.ZodTypeDef, unknown> =
  z.object({
    title: z.string(),
    diff: z.string(),
  } satisfies Members<PlanChange>);

/** The command that would do the same by hand. @public */
export interface EquivalentCommand {
  /** What it does, in a few words. */
  title: string;
  /** As it is typed into a shell. */
  command: string;
}

/** The command that would do the same by hand. @public */
export const equivalentCommandSchema: z.ZodType<
  EquivalentCommand,
  z.ZodTypeDef,
  unknown
> = z.object({
  title: z.string(),
  command: z.string(),
} satisfies Members<EquivalentCommand>);

/** A fact that is shown with a plan but does not make it stale. @public */
export interface PlanObservation {
  /** What is observed, e.g. `Ready`. */
  label: string;
  /** As people read it, e.g. `3 of 3`. */
  value: string;
}

/** A fact that is shown with a plan but does not make it stale. @public */
export const planObservationSchema: z.ZodType<
  PlanObservation,
  z.ZodTypeDef,
  unknown
> = z.object({
  label: z.string(),
  value: z.string(),
} satisfies Members<PlanObservation>);

/** A service that depends on the one that is changed. @public */
export interface Dependent {
  /** Full entity reference. */
  entityRef: string;
  /** The catalog's relation, e.g. `dependencyOf`, `apiConsumedBy`. */
  relation: string;
}

/** A service that depends on the one that is changed. @public */
export const dependentSchema: z.ZodType<Dependent, z.ZodTypeDef, unknown> =
  z.object({
    entityRef: z.string(),
    relation: z.string(),
  } satisfies Members<Dependent>);

/** The operation that holds a target. @public */
export interface PlanHolder {
  operationId: string;
  kind: OperationKind;
  /** Entity reference of the person who asked for it. */
  requestedBy: string;
  /** Whether the planned operation may take over from it. */
  supersedable: boolean;
}

/**
 * What an operation would do, from facts read just now.
 *
 * @remarks
 * `planHash` is taken over the basis (identities, template hashes, parameters, policy) and not over the observations:
 * an autoscaler that scales or a pod that restarts leaves it as it is.
 *
 * @public
 */
export interface Plan {
  /** Names the plan that was reviewed when it is executed. */
  planHash: string;
  request: PlanRequest;
  /** One sentence. */
  summary: string;
  changes: PlanChange[];
  /** What follows from the changes, e.g. that instances are replaced. */
  effects: PlanRemark[];
  /** What to think about before it is executed. */
  warnings: PlanRemark[];
  /** Where there is one, the plan cannot be executed. */
  blockers: PlanRemark[];
  /** How things are now. */
  observations: PlanObservation[];
  /** The services that depend on this one. */
  blastRadius: Dependent[];
  /** How the same is done by hand. */
  commands: EquivalentCommand[];
  /** The operation that this one would supersede or that holds the target. */
  holder?: PlanHolder;
  /** What the person has to type before it is executed, e.g. the name of the source; `undefined` where nothing. */
  confirmation?: string;
  /** ISO 8601. */
  createdAt: string;
}

/** What an operation would do, from facts read just now. @public */
export const planSchema: z.ZodType<Plan, z.ZodTypeDef, unknown> = z.object({
  planHash: z.string(),
  request: planRequestSchema,
  summary: z.string(),
  changes: z.array(planChangeSchema),
  effects: z.array(planRemarkSchema),
  warnings: z.array(planRemarkSchema),
  blockers: z.array(planRemarkSchema),
  observations: z.array(planObservationSchema),
  blastRadius: z.array(dependentSchema),
  commands: z.array(equivalentCommandSchema),
  holder: z
    .object({
      operationId: z.string(),
      kind: operationKindSchema,
      requestedBy: z.string(),
      supersedable: z.boolean(),
    } satisfies Members<PlanHolder>)
    .optional(),
  confirmation: z.string().optional(),
  createdAt: z.string().datetime(),
} satisfies Members<Plan>);
