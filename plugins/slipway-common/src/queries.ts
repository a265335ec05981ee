import { z } from 'zod/v3';
import { Members } from './members';
import { targetNameSchema } from './targetRef';

/** How every list is paged: `limit` items a page, `cursor` as the page before handed it out. @public */
export interface PageQuery {
  /**
   * Items a page, 1 to 100.
   *
   * @defaultValue 20
   */
  limit: number;
  /** Where the page begins, as the page before handed it out. */
  cursor?: string;
}

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(512).optional(),
} satisfies Members<PageQuery>);

/** How every list is paged: `limit` items a page, `cursor` as the page before handed it out. @public */
export const pageQuerySchema: z.ZodType<PageQuery, z.ZodTypeDef, unknown> =
  pageQuery;

/** Query of `GET /services/:namespace/:kind/:name`. @public */
export interface ServiceQuery {
  /** The version to wait for, as a signal named it. */
  after?: string;
}

/** Query of `GET /services/:namespace/:kind/:name`. @public */
export const serviceQuerySchema: z.ZodType<
  ServiceQuery,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    after: z.string().max(2048).optional(),
  } satisfies Members<ServiceQuery>)
  .strict();

/** Query of `GET /services/…/workloads/:workload/revisions`. @public */
export interface RevisionsQuery extends PageQuery {
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /**
   * `true` adds to each revision its diff from the live template.
   *
   * @defaultValue 'false'
   */
  diff: 'true' | 'false';
}

/** Query of `GET /services/…/workloads/:workload/revisions`. @public */
export const revisionsQuerySchema: z.ZodType<
  RevisionsQuery,
  z.ZodTypeDef,
  unknown
> = pageQuery
  .extend({
    environment: targetNameSchema,
    target: targetNameSchema,
    diff: z.enum(['true', 'false']).default('false'),
  } satisfies Members<Omit<RevisionsQuery, keyof PageQuery>>)
  .strict();

/** Query of `GET /services/…/workloads/:workload/revisions/diff`. @public */
export interface RevisionDiffQuery {
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /** The older side, as the platform numbers it. */
  from: string;
  to: string;
}

/** Query of `GET /services/…/workloads/:workload/revisions/diff`. @public */
export const revisionDiffQuerySchema: z.ZodType<
  RevisionDiffQuery,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    environment: targetNameSchema,
    target: targetNameSchema,
    from: z.string().min(1).max(128),
    to: z.string().min(1).max(128),
  } satisfies Members<RevisionDiffQuery>)
  .strict();

/** Query of `GET /services/…/workloads/:workload/scaling`. @public */
export interface ScalingHistoryQuery {
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /**
   * How far back, 1 to 336 hours.
   *
   * @defaultValue 6
   */
  hours: number;
}

/** Query of `GET /services/…/workloads/:workload/scaling`. @public */
export const scalingHistoryQuerySchema: z.ZodType<
  ScalingHistoryQuery,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    environment: targetNameSchema,
    target: targetNameSchema,
    hours: z.coerce.number().int().min(1).max(336).default(6),
  } satisfies Members<ScalingHistoryQuery>)
  .strict();

/** Query of `GET /services/…/datastores/:datastore/recovery`. @public */
export interface RecoveryHistoryQuery {
  /** Name of the environment. */
  environment: string;
  /** ID of the target in its environment. */
  target: string;
  /**
   * How far back, 1 to 30 days.
   *
   * @defaultValue 30
   */
  days: number;
}

/** Query of `GET /services/…/datastores/:datastore/recovery`. @public */
export const recoveryHistoryQuerySchema: z.ZodType<
  RecoveryHistoryQuery,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    environment: targetNameSchema,
    target: targetNameSchema,
    days: z.coerce.number().int().min(1).max(30).default(30),
  } satisfies Members<RecoveryHistoryQuery>)
  .strict();

/** Query of `GET /services/…/recovery-reports`. @public */
export interface RecoveryReportsQuery extends PageQuery {
  /** Only those in the environment of this name. */
  environment?: string;
  /** Only those of this kind. */
  kind?: 'restore' | 'drill';
}

/** Query of `GET /services/…/recovery-reports`. @public */
export const recoveryReportsQuerySchema: z.ZodType<
  RecoveryReportsQuery,
  z.ZodTypeDef,
  unknown
> = pageQuery
  .extend({
    environment: targetNameSchema.optional(),
    kind: z.enum(['restore', 'drill']).optional(),
  } satisfies Members<Omit<RecoveryReportsQuery, keyof PageQuery>>)
  .strict();

/** Query of `GET /services/…/activity`. @public */
export interface ActivityQuery extends PageQuery {
  /** Only what happened in the environment of this name. */
  environment?: string;
}

/** Query of `GET /services/…/activity`. @public */
export const activityQuerySchema: z.ZodType<
  ActivityQuery,
  z.ZodTypeDef,
  unknown
> = pageQuery
  .extend({
    environment: targetNameSchema.optional(),
  } satisfies Members<Omit<ActivityQuery, keyof PageQuery>>)
  .strict();

/** Query of `GET /operations`. @public */
export interface OperationsQuery extends PageQuery {
  /** Full entity reference of the service; without it, the operations that the caller has asked for, on every service. */
  entityRef?: string;
  /** Only operations in the environment of this name. */
  environment?: string;
  /** Only operations in the target of this ID. */
  target?: string;
}

/** Query of `GET /operations`. @public */
export const operationsQuerySchema: z.ZodType<
  OperationsQuery,
  z.ZodTypeDef,
  unknown
> = pageQuery
  .extend({
    entityRef: z.string().min(1).max(512).optional(),
    environment: targetNameSchema.optional(),
    target: targetNameSchema.optional(),
  } satisfies Members<Omit<OperationsQuery, keyof PageQuery>>)
  .strict();

/** Query of `GET /operations/:id/events`. @public */
export interface OperationEventsQuery {
  /**
   * Events a page, 1 to 100.
   *
   * @defaultValue 20
   */
  limit: number;
  /**
   * The sequence after which to go on.
   *
   * @defaultValue 0
   */
  after: number;
}

/** Query of `GET /operations/:id/events`. @public */
export const operationEventsQuerySchema: z.ZodType<
  OperationEventsQuery,
  z.ZodTypeDef,
  unknown
> = pageQuery
  .omit({ cursor: true })
  .extend({
    after: z.coerce.number().int().min(0).default(0),
  } satisfies Members<Omit<OperationEventsQuery, 'limit'>>)
  .strict();

/** Body of `POST /operations/:id/cancel`. @public */
export interface CancelRequest {
  /** Why, for the audit trail: 3 to 1000 characters. */
  reason: string;
}

/** Body of `POST /operations/:id/cancel`. @public */
export const cancelRequestSchema: z.ZodType<
  CancelRequest,
  z.ZodTypeDef,
  unknown
> = z
  .object({
    reason: z.string().trim().min(3).max(1000),
  } satisfies Members<CancelRequest>)
  .strict();
