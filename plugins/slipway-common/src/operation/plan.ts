import { z } from 'zod/v3';
import { operationInputSchemas, operationKinds } from './kinds';
import { targetNameSchema } from '../targetRef';

const place = {
  /** Full entity reference, e.g. `component:default/backend`. */
  entityRef: z.string().min(1).max(512),
  environment: targetNameSchema,
  target: targetNameSchema,
  /** ID of the workload in its target, e.g. `deployment.backend`. */
  workload: z.string().min(1).max(320),
};

const requestOf = <TKind extends (typeof operationKinds)[number]>(
  kind: TKind,
) =>
  z
    .object({
      kind: z.literal(kind),
      ...place,
      input: operationInputSchemas[kind],
    })
    .strict();

/** What an operation is asked to do: the body of `POST /plans`. @public */
export const planRequestSchema = z.discriminatedUnion('kind', [
  requestOf('rollback'),
  requestOf('restart'),
  requestOf('scale'),
  requestOf('rollout-pause'),
  requestOf('rollout-resume'),
]);

/** What an operation is asked to do. @public */
export type PlanRequest = z.infer<typeof planRequestSchema>;

/** A remark on a plan; a blocker is one that forbids it. @public */
export const planRemarkSchema = z.object({
  /** A code for machines, e.g. `HpaOwnsReplicas`. */
  code: z.string(),
  message: z.string(),
  /** What to do about it. */
  remedy: z.string().optional(),
});

/** A remark on a plan. @public */
export type PlanRemark = z.infer<typeof planRemarkSchema>;

/** One object that a plan changes. @public */
export const planChangeSchema = z.object({
  /** The object, e.g. `Deployment production/backend`. */
  title: z.string(),
  /** Unified diff of the YAML before and after, secrets redacted. Empty where nothing differs. */
  diff: z.string(),
});

/** One object that a plan changes. @public */
export type PlanChange = z.infer<typeof planChangeSchema>;

/** The command that would do the same by hand. @public */
export const equivalentCommandSchema = z.object({
  title: z.string(),
  command: z.string(),
});

/** The command that would do the same by hand. @public */
export type EquivalentCommand = z.infer<typeof equivalentCommandSchema>;

/** A fact that is shown with a plan but does not make it stale. @public */
export const planObservationSchema = z.object({
  label: z.string(),
  value: z.string(),
});

/** A fact that is shown with a plan but does not make it stale. @public */
export type PlanObservation = z.infer<typeof planObservationSchema>;

/** A service that depends on the one that is changed. @public */
export const dependentSchema = z.object({
  entityRef: z.string(),
  /** The catalog's relation, e.g. `dependencyOf`, `apiConsumedBy`. */
  relation: z.string(),
});

/** A service that depends on the one that is changed. @public */
export type Dependent = z.infer<typeof dependentSchema>;

/**
 * What an operation would do, from facts read just now.
 *
 * @remarks
 * `planHash` is taken over the basis (identities, template hashes, parameters, policy) and not over the observations:
 * an autoscaler that scales or a pod that restarts leaves it as it is.
 *
 * @public
 */
export const planSchema = z.object({
  planHash: z.string(),
  request: planRequestSchema,
  /** One sentence. */
  summary: z.string(),
  changes: z.array(planChangeSchema),
  effects: z.array(planRemarkSchema),
  warnings: z.array(planRemarkSchema),
  /** Where there is one, the plan cannot be executed. */
  blockers: z.array(planRemarkSchema),
  observations: z.array(planObservationSchema),
  blastRadius: z.array(dependentSchema),
  commands: z.array(equivalentCommandSchema),
  /** The operation that this one would supersede or that holds the target. */
  holder: z
    .object({
      operationId: z.string(),
      kind: z.enum(operationKinds),
      requestedBy: z.string(),
      supersedable: z.boolean(),
    })
    .optional(),
  createdAt: z.string().datetime(),
});

/** What an operation would do, from facts read just now. @public */
export type Plan = z.infer<typeof planSchema>;
