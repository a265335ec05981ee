import { z } from 'zod/v3';
import { Members } from '../members';
import { OperationState, operationStateSchema } from '../operation/state';
import {
  CheckResult,
  checkResultSchema,
  OperationStepRecord,
  operationStepRecordSchema,
} from '../operation/step';

/** What a restore or a drill measured. @public */
export interface RecoveryReport {
  /** UUID. */
  operationId: string;
  kind: 'restore' | 'drill';
  /** Full entity reference of the data store. */
  entityRef: string;
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** ID of the data store in its target. */
  datastore: string;
  state: OperationState;
  /** How it ended, in a sentence. */
  message: string;
  /** Entity reference of the person who asked for it. */
  requestedBy: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; `undefined` until it has ended. */
  endedAt?: string;
  /** What it was restored from, in words. */
  from?: string;
  /** The time of the recovered data, ISO 8601. */
  recoveredTo?: string;
  /** The platform's full name of the copy. */
  resourceName?: string;
  /** How long the platform took for the copy, in seconds. */
  jobSeconds?: number;
  /** The measured RTO: from the first request to the end of the validation, in seconds; only where every check passed. */
  recoverySeconds?: number;
  /** The time of the newest row that the checks found, ISO 8601. */
  newestRowAt?: string;
  /**
   * The measured RPO: how much older the newest row is than the point that was asked for, in seconds; where the latest
   * restorable time was asked for, than the request. At most so much was lost: a table may have been quiet before.
   */
  dataLossSeconds?: number;
  checks: CheckResult[];
  /** Its phases. */
  steps: OperationStepRecord[];
}

/** What a restore or a drill measured. @public */
export const recoveryReportSchema: z.ZodType<
  RecoveryReport,
  z.ZodTypeDef,
  unknown
> = z.object({
  operationId: z.string().uuid(),
  kind: z.enum(['restore', 'drill']),
  entityRef: z.string(),
  environment: z.string(),
  target: z.string(),
  datastore: z.string(),
  state: operationStateSchema,
  message: z.string(),
  requestedBy: z.string(),
  createdAt: z.string().datetime(),
  endedAt: z.string().datetime().optional(),
  from: z.string().optional(),
  recoveredTo: z.string().datetime().optional(),
  resourceName: z.string().optional(),
  jobSeconds: z.number().optional(),
  recoverySeconds: z.number().optional(),
  newestRowAt: z.string().datetime().optional(),
  dataLossSeconds: z.number().optional(),
  checks: z.array(checkResultSchema),
  steps: z.array(operationStepRecordSchema),
} satisfies Members<RecoveryReport>);

/** A page of reports, newest first: the answer of `GET /services/…/recovery-reports`. @public */
export interface RecoveryReportsPage {
  items: RecoveryReport[];
  /** Where the next page begins; `undefined` on the last. */
  nextCursor?: string;
}

/** A page of reports, newest first. @public */
export const recoveryReportsPageSchema: z.ZodType<
  RecoveryReportsPage,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(recoveryReportSchema),
  nextCursor: z.string().optional(),
} satisfies Members<RecoveryReportsPage>);
