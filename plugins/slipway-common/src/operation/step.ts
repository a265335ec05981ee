import { z } from 'zod/v3';
import { Members } from '../members';

/** Whether a check of the owner's passed; of what was read it says no more than is safe to show. @public */
export interface CheckResult {
  /** As the owner named it. */
  name: string;
  passed: boolean;
  /** One sentence for people. */
  message: string;
}

/** Whether a check of the owner's passed. @public */
export const checkResultSchema: z.ZodType<CheckResult, z.ZodTypeDef, unknown> =
  z.object({
    name: z.string(),
    passed: z.boolean(),
    message: z.string(),
  } satisfies Members<CheckResult>);

/**
 * What a step found out and later steps or readers need to know.
 *
 * - `made`: a resource that the operation made.
 * - `recovered`: data of which time it was made from.
 * - `checked`: what the owner's checks said, and the time of the newest row that they found.
 * - `removed`: a resource that the operation removed again.
 *
 * @public
 */
export type StepFinding =
  | {
      type: 'made';
      /** As the platform names it. */ id: string;
      resourceName: string;
    }
  | {
      type: 'recovered';
      id: string;
      resourceName: string;
      /** What it was made from, in words. */ from: string;
      /** The time of the recovered data, ISO 8601. */ time: string;
    }
  | {
      type: 'checked';
      checks: CheckResult[];
      /** ISO 8601. */ newestRowAt?: string;
    }
  | { type: 'removed'; id: string };

/** What a step found out and later steps or readers need to know. @public */
export const stepFindingSchema: z.ZodType<StepFinding, z.ZodTypeDef, unknown> =
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('made'),
      id: z.string(),
      resourceName: z.string(),
    }),
    z.object({
      type: z.literal('recovered'),
      id: z.string(),
      resourceName: z.string(),
      from: z.string(),
      time: z.string().datetime(),
    }),
    z.object({
      type: z.literal('checked'),
      checks: z.array(checkResultSchema),
      newestRowAt: z.string().datetime().optional(),
    }),
    z.object({ type: z.literal('removed'), id: z.string() }),
  ]);

/**
 * What a step is for.
 *
 * - `change`: it is what was asked for.
 * - `verify`: it looks whether that did what it was to do.
 * - `cleanup`: it removes what the operation made for itself, however the operation ends.
 *
 * @public
 */
export type StepPurpose = 'change' | 'verify' | 'cleanup';

/** A step that has begun. @public */
export interface OperationStepRecord {
  /** e.g. `restore-instance`. */
  name: string;
  title: string;
  purpose: StepPurpose;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601; `undefined` while it goes on. */
  endedAt?: string;
  finding?: StepFinding;
}

/** A step that has begun. @public */
export const operationStepRecordSchema: z.ZodType<
  OperationStepRecord,
  z.ZodTypeDef,
  unknown
> = z.object({
  name: z.string(),
  title: z.string(),
  purpose: z.enum(['change', 'verify', 'cleanup']),
  startedAt: z.string().datetime(),
  endedAt: z.string().datetime().optional(),
  finding: stepFindingSchema.optional(),
} satisfies Members<OperationStepRecord>);
