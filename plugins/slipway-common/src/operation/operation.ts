import { z } from 'zod/v3';
import { OperationKind, operationKindSchema } from './kinds';
import { PlanRequest, planRequestSchema } from './plan';
import { OperationState, operationStateSchema } from './state';
import { OperationStepRecord, operationStepRecordSchema } from './step';
import { Members } from '../members';
import { RecoveryReport, recoveryReportSchema } from '../recovery/report';

/** How far an operation is. @public */
export interface OperationProgress {
  /** One sentence for people. */
  message: string;
  /** Done of total, e.g. updated and available replicas of those desired. */
  done: number;
  total: number;
}

/** How far an operation is. @public */
export const operationProgressSchema: z.ZodType<
  OperationProgress,
  z.ZodTypeDef,
  unknown
> = z.object({
  message: z.string(),
  done: z.number().int(),
  total: z.number().int(),
} satisfies Members<OperationProgress>);

/** Why an operation failed, and whether trying again can help. @public */
export interface OperationFailure {
  /** The error's name, e.g. `StalePlanError`. */
  name: string;
  /** One sentence for people. */
  message: string;
  /** Whether trying again can help. */
  retryable: boolean;
}

/** Why an operation failed, and whether trying again can help. @public */
export const operationFailureSchema: z.ZodType<
  OperationFailure,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  message: z.string(),
  retryable: z.boolean(),
} satisfies Members<OperationFailure>);

/** The body of `POST /operations`. @public */
export interface OperationRequest {
  plan: PlanRequest;
  /** Hash of the plan that was reviewed. */
  planHash: string;
  /** Why, for the audit trail: 3 to 1000 characters. */
  reason: string;
  /** ID of the running operation that this one takes over from. */
  supersedes?: string;
  /** What the plan asks to be typed, as the person typed it. */
  confirmation?: string;
}

/** The body of `POST /operations`. @public */
export const operationRequestSchema: z.ZodType<
  OperationRequest,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    plan: planRequestSchema,
    planHash: z.string().min(1).max(128),
    reason: z.string().trim().min(3, 'say why, in a few words').max(1000),
    supersedes: z.string().uuid().optional(),
    confirmation: z.string().max(255).optional(),
  } satisfies Members<OperationRequest>)
  .strict();

/** An accepted plan and how far it has come. @public */
export interface Operation {
  /** UUID. */
  id: string;
  kind: OperationKind;
  /** Full entity reference of the service. */
  entityRef: string;
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** ID of the workload or data store in its target, e.g. `deployment.backend`, `db-instance.retail-pg`. */
  workload: string;
  /** What the kind takes. */
  input: Record<string, string | number>;
  /** The plan in one sentence. */
  summary: string;
  /** Why, as the requester gave it. */
  reason: string;
  /** Entity reference of the person who asked for it. */
  requestedBy: string;
  /** Hash of the plan that was reviewed. */
  planHash: string;
  state: OperationState;
  /** What it does or waits for now, or how it ended, in a sentence. */
  message: string;
  progress?: OperationProgress;
  failure?: OperationFailure;
  /** Those that have begun, in their order. */
  steps: OperationStepRecord[];
  /** ID of the operation that took over from this one. */
  supersededBy?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
  /** ISO 8601; `undefined` until it has ended. */
  endedAt?: string;
}

/** An accepted plan and how far it has come. @public */
export const operationSchema: z.ZodType<Operation, z.ZodTypeDef, unknown> =
  z.object({
    id: z.string().uuid(),
    kind: operationKindSchema,
    entityRef: z.string(),
    environment: z.string(),
    target: z.string(),
    workload: z.string(),
    input: z.record(z.union([z.string(), z.number()])),
    summary: z.string(),
    reason: z.string(),
    requestedBy: z.string(),
    planHash: z.string(),
    state: operationStateSchema,
    message: z.string(),
    progress: operationProgressSchema.optional(),
    failure: operationFailureSchema.optional(),
    steps: z.array(operationStepRecordSchema),
    supersededBy: z.string().uuid().optional(),
    createdAt: z.string().datetime(),
    updatedAt: z.string().datetime(),
    endedAt: z.string().datetime().optional(),
  } satisfies Members<Operation>);

/** An operation, as shown to one person: the answer of `GET /operations/:id`. @public */
export interface OperationView {
  operation: Operation;
  /** Whether the person may stop it. */
  mayCancel: boolean;
  /** What it measured, where it is a restore or a drill. */
  recovery?: RecoveryReport;
}

/** An operation, as shown to one person: the answer of `GET /operations/:id`. @public */
export const operationViewSchema: z.ZodType<
  OperationView,
  z.ZodTypeDef,
  unknown
> = z.object({
  operation: operationSchema,
  mayCancel: z.boolean(),
  recovery: recoveryReportSchema.optional(),
} satisfies Members<OperationView>);
