import { z } from 'zod/v3';
import {
  environmentSummarySchema,
  readinessCheckSchema,
} from './service/environment';
import {
  operationEventSchema,
  operationRequestSchema,
  operationSchema,
} from './operation/operation';
import { planRequestSchema, planSchema } from './operation/plan';
import { revisionSchema } from './rollout/revision';
import { serviceViewSchema } from './service/serviceView';
import { targetNameSchema } from './targetRef';

/** How every list is paged: `limit` items a page, `cursor` as the page before handed it out. @public */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(512).optional(),
});

const pageOf = <TItem extends z.ZodTypeAny>(item: TItem) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });

/** Query of `GET /services/:namespace/:kind/:name`. @public */
export const serviceQuerySchema = z
  .object({
    /** The version to wait for, as a signal named it. */
    after: z.string().max(2048).optional(),
  })
  .strict();

/** Query of `GET /services/…/workloads/:workload/revisions`. @public */
export const revisionsQuerySchema = pageQuerySchema
  .extend({
    environment: targetNameSchema,
    target: targetNameSchema,
    /** `true` adds to each revision its diff from the live template. */
    diff: z.enum(['true', 'false']).default('false'),
  })
  .strict();

/** Query of `GET /operations`. @public */
export const operationsQuerySchema = pageQuerySchema
  .extend({
    entityRef: z.string().min(1).max(512),
    environment: targetNameSchema.optional(),
    target: targetNameSchema.optional(),
  })
  .strict();

/** Query of `GET /operations/:id/events`. @public */
export const operationEventsQuerySchema = pageQuerySchema
  .omit({ cursor: true })
  .extend({
    /** The sequence after which to go on. */
    after: z.coerce.number().int().min(0).default(0),
  })
  .strict();

/** Body of `POST /operations/:id/cancel`. @public */
export const cancelRequestSchema = z
  .object({ reason: z.string().trim().min(3).max(1000) })
  .strict();

/** Answer of `GET /services/…/workloads/:workload/revisions`. @public */
export const revisionsPageSchema = pageOf(revisionSchema);
/** Answer of `GET /operations`. @public */
export const operationsPageSchema = pageOf(operationSchema);
/** Answer of `GET /operations/:id/events`; paged by sequence. @public */
export const operationEventsPageSchema = z.object({
  items: z.array(operationEventSchema),
});
/** Answer of `GET /environments`. @public */
export const environmentsSchema = z.object({
  items: z.array(environmentSummarySchema),
});
/** Answer of `GET /readiness`. @public */
export const readinessSchema = z.object({
  items: z.array(readinessCheckSchema),
});

/** A page of revisions. @public */
export type RevisionsPage = z.infer<typeof revisionsPageSchema>;
/** A page of operations. @public */
export type OperationsPage = z.infer<typeof operationsPageSchema>;
/** A page of an operation's events. @public */
export type OperationEventsPage = z.infer<typeof operationEventsPageSchema>;

/** One route of the HTTP API below `/api/slipway`. @public */
export interface SlipwayRoute {
  method: 'get' | 'post';
  /** Express path. */
  path: string;
  summary: string;
  query?: z.ZodTypeAny;
  body?: z.ZodTypeAny;
  response: z.ZodTypeAny;
  status: 200 | 202;
}

const services = '/services/:namespace/:kind/:name';

/** Every route of the HTTP API: what the router, the client and the OpenAPI document are made from. @public */
export const slipwayRoutes = {
  getService: {
    method: 'get',
    path: services,
    summary: 'Everything that the page of a service shows',
    query: serviceQuerySchema,
    response: serviceViewSchema,
    status: 200,
  },
  listRevisions: {
    method: 'get',
    path: `${services}/workloads/:workload/revisions`,
    summary: 'The revisions of a workload, newest first',
    query: revisionsQuerySchema,
    response: revisionsPageSchema,
    status: 200,
  },
  createPlan: {
    method: 'post',
    path: '/plans',
    summary: 'What an operation would do; changes nothing',
    body: planRequestSchema,
    response: planSchema,
    status: 200,
  },
  createOperation: {
    method: 'post',
    path: '/operations',
    summary: 'Execute a reviewed plan; takes an Idempotency-Key header',
    body: operationRequestSchema,
    response: operationSchema,
    status: 202,
  },
  listOperations: {
    method: 'get',
    path: '/operations',
    summary: 'The operations on a service, newest first',
    query: operationsQuerySchema,
    response: operationsPageSchema,
    status: 200,
  },
  getOperation: {
    method: 'get',
    path: '/operations/:id',
    summary: 'An operation',
    response: operationSchema,
    status: 200,
  },
  listOperationEvents: {
    method: 'get',
    path: '/operations/:id/events',
    summary: 'The log of an operation, oldest first',
    query: operationEventsQuerySchema,
    response: operationEventsPageSchema,
    status: 200,
  },
  cancelOperation: {
    method: 'post',
    path: '/operations/:id/cancel',
    summary: 'Stop an operation at its next step boundary',
    body: cancelRequestSchema,
    response: operationSchema,
    status: 202,
  },
  listEnvironments: {
    method: 'get',
    path: '/environments',
    summary: 'What is configured, in the order of promotion',
    response: environmentsSchema,
    status: 200,
  },
  getReadiness: {
    method: 'get',
    path: '/readiness',
    summary: 'Whether what is configured can be reached and is permitted',
    response: readinessSchema,
    status: 200,
  },
} as const satisfies Record<string, SlipwayRoute>;
