import { z } from 'zod/v3';
import { Members } from './members';
import { OperationEvent, operationEventSchema } from './operation/event';
import { Operation, operationSchema } from './operation/operation';
import { Revision, revisionSchema } from './rollout/revision';
import {
  EnvironmentSummary,
  environmentSummarySchema,
  ReadinessCheck,
  readinessCheckSchema,
} from './service/environment';

/** A page of revisions: the answer of `GET /services/…/workloads/:workload/revisions`. @public */
export interface RevisionsPage {
  items: Revision[];
  /** Where the next page begins; `undefined` on the last. */
  nextCursor?: string;
}

/** Answer of `GET /services/…/workloads/:workload/revisions`. @public */
export const revisionsPageSchema: z.ZodType<
  RevisionsPage,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(revisionSchema),
  nextCursor: z.string().optional(),
} satisfies Members<RevisionsPage>);

/** A page of operations: the answer of `GET /operations`. @public */
export interface OperationsPage {
  items: Operation[];
  /** Where the next page begins; `undefined` on the last. */
  nextCursor?: string;
}

/** Answer of `GET /operations`. @public */
export const operationsPageSchema: z.ZodType<
  OperationsPage,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(operationSchema),
  nextCursor: z.string().optional(),
} satisfies Members<OperationsPage>);

/** A page of an operation's events: the answer of `GET /operations/:id/events`; paged by sequence. @public */
export interface OperationEventsPage {
  items: OperationEvent[];
}

/** Answer of `GET /operations/:id/events`; paged by sequence. @public */
export const operationEventsPageSchema: z.ZodType<
  OperationEventsPage,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(operationEventSchema),
} satisfies Members<OperationEventsPage>);

/** What is configured: the answer of `GET /environments`. @public */
export interface Environments {
  /** In the order of promotion. */
  items: EnvironmentSummary[];
}

/** Answer of `GET /environments`. @public */
export const environmentsSchema: z.ZodType<
  Environments,
  z.ZodTypeDef,
  unknown
> = z.object({
  items: z.array(environmentSummarySchema),
} satisfies Members<Environments>);

/** Whether what is configured can be reached and is permitted: the answer of `GET /readiness`. @public */
export interface Readiness {
  items: ReadinessCheck[];
}

/** Answer of `GET /readiness`. @public */
export const readinessSchema: z.ZodType<Readiness, z.ZodTypeDef, unknown> =
  z.object({
    items: z.array(readinessCheckSchema),
  } satisfies Members<Readiness>);
