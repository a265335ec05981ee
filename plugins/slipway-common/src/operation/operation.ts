import { z } from 'zod/v3';
import { operationKindSchema } from './kinds';
import { planRequestSchema } from './plan';

/** The states of an operation. @public */
export const operationStates = [
  'accepted',
  'awaiting-approval',
  'waiting',
  'running',
  'verifying',
  'held',
  'stalled',
  'unobservable',
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
] as const;

/** The state of an operation. @public */
export const operationStateSchema = z.enum(operationStates);

/** The state of an operation. @public */
export type OperationState = z.infer<typeof operationStateSchema>;

const endStates: readonly OperationState[] = [
  'succeeded',
  'failed',
  'cancelled',
  'superseded',
];

/** Whether an operation in this state has come to its end. @public */
export function isEnded(state: OperationState): boolean {
  return endStates.includes(state);
}

/** How far a rollout is. @public */
export const operationProgressSchema = z.object({
  message: z.string(),
  /** Done of total, e.g. updated and available replicas of those desired. */
  done: z.number().int(),
  total: z.number().int(),
});

/** How far an operation is. @public */
export type OperationProgress = z.infer<typeof operationProgressSchema>;

/** Why an operation failed, and whether trying again can help. @public */
export const operationFailureSchema = z.object({
  /** The error's name, e.g. `StalePlanError`. */
  name: z.string(),
  message: z.string(),
  retryable: z.boolean(),
});

/** Why an operation failed, and whether trying again can help. @public */
export type OperationFailure = z.infer<typeof operationFailureSchema>;

/** The body of `POST /operations`. @public */
export const operationRequestSchema = z
  .object({
    plan: planRequestSchema,
    /** Hash of the plan that was reviewed. */
    planHash: z.string().min(1).max(128),
    /** Why, for the audit trail. */
    reason: z.string().trim().min(3, 'say why, in a few words').max(1000),
    /** The running operation that this one takes over from. */
    supersedes: z.string().uuid().optional(),
  })
  .strict();

/** The body of `POST /operations`. @public */
export type OperationRequest = z.infer<typeof operationRequestSchema>;

/** An accepted plan and how far it has come. @public */
export const operationSchema = z.object({
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
  /** What it does or waits for now, or how it ended, in a sentence. */
  message: z.string(),
  progress: operationProgressSchema.optional(),
  failure: operationFailureSchema.optional(),
  /** The operation that took over from this one. */
  supersededBy: z.string().uuid().optional(),
  createdAt: z.string().datetime(),
  updatedAt: z.string().datetime(),
  endedAt: z.string().datetime().optional(),
});

/** An accepted plan and how far it has come. @public */
export type Operation = z.infer<typeof operationSchema>;

/** The types of event in an operation's log. @public */
export const operationEventTypes = [
  'accepted',
  'started',
  'basis-confirmed',
  'target-locked',
  'intent',
  'acted',
  'observed',
  'progress',
  'taken-over',
  'cancel-requested',
  'supersede-requested',
  'retrying',
  'ended',
] as const;

/** One entry of an operation's append-only log. @public */
export const operationEventSchema = z.object({
  operationId: z.string().uuid(),
  /** 1, 2, 3 … without a gap. */
  sequence: z.number().int().positive(),
  at: z.string().datetime(),
  type: z.enum(operationEventTypes),
  message: z.string(),
  /** The step it belongs to. */
  step: z.string().optional(),
  /** The state that the operation entered with it. */
  state: operationStateSchema.optional(),
  /** The person who caused it. */
  actor: z.string().optional(),
  /** SHA-256 over the entry and the hash before it. */
  hash: z.string(),
});

/** One entry of an operation's append-only log. @public */
export type OperationEvent = z.infer<typeof operationEventSchema>;
