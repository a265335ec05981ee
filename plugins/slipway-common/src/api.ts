import { z } from 'zod/v3';
import { activityPageSchema } from './activity/activity';
import {
  operationRequestSchema,
  operationSchema,
  operationViewSchema,
} from './operation/operation';
import { planRequestSchema, planSchema } from './operation/plan';
import {
  environmentsSchema,
  operationEventsPageSchema,
  operationsPageSchema,
  readinessSchema,
  revisionsPageSchema,
} from './pages';
import {
  activityQuerySchema,
  cancelRequestSchema,
  operationEventsQuerySchema,
  operationsQuerySchema,
  recoveryHistoryQuerySchema,
  recoveryReportsQuerySchema,
  revisionDiffQuerySchema,
  revisionsQuerySchema,
  scalingHistoryQuerySchema,
  serviceQuerySchema,
} from './queries';
import { recoveryHistorySchema } from './recovery/recoveryHistory';
import { datastoreRefsSchema } from './recovery/recoveryView';
import { recoveryReportsPageSchema } from './recovery/report';
import { revisionDiffSchema } from './rollout/revisionDiff';
import { scalingHistorySchema } from './scaling/scalingHistory';
import { serviceViewSchema } from './service/serviceView';

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
  diffRevisions: {
    method: 'get',
    path: `${services}/workloads/:workload/revisions/diff`,
    summary: 'How two revisions of a workload differ',
    query: revisionDiffQuerySchema,
    response: revisionDiffSchema,
    status: 200,
  },
  getScalingHistory: {
    method: 'get',
    path: `${services}/workloads/:workload/scaling`,
    summary: 'What the autoscaler of a workload did in the last hours',
    query: scalingHistoryQuerySchema,
    response: scalingHistorySchema,
    status: 200,
  },
  listActivity: {
    method: 'get',
    path: `${services}/activity`,
    summary: 'What happened to a service, newest first',
    query: activityQuerySchema,
    response: activityPageSchema,
    status: 200,
  },
  listDatastores: {
    method: 'get',
    path: `${services}/datastores`,
    summary:
      'The data stores that a service depends on; of a data store, itself',
    response: datastoreRefsSchema,
    status: 200,
  },
  getRecoveryHistory: {
    method: 'get',
    path: `${services}/datastores/:datastore/recovery`,
    summary: 'The achievable RPO of a data store in the last days',
    query: recoveryHistoryQuerySchema,
    response: recoveryHistorySchema,
    status: 200,
  },
  listRecoveryReports: {
    method: 'get',
    path: `${services}/recovery-reports`,
    summary: 'What restores and drills of a data store measured, newest first',
    query: recoveryReportsQuerySchema,
    response: recoveryReportsPageSchema,
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
    summary:
      'The operations on a service, or those that the caller has asked for, newest first',
    query: operationsQuerySchema,
    response: operationsPageSchema,
    status: 200,
  },
  getOperation: {
    method: 'get',
    path: '/operations/:id',
    summary: 'An operation',
    response: operationViewSchema,
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
