import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import request from 'supertest';
import { TestBackend } from './aBackend';
import { aRequest } from './aRequest';

/** Name of a route of the HTTP API. */
export type RouteName = keyof typeof slipwayRoutes;

/** Every route. */
export const routeNames = Object.keys(slipwayRoutes) as RouteName[];

/** An operation that there is not. */
export const noOperation = '6d0a4e5e-8f3f-4a8e-9e6b-1f6c1d2e3f40';

const service = '/services/default/component/backend';
const place = 'environment=production&target=retail-cluster';
const workload = `${service}/workloads/deployment.backend`;

/** What a call is made with; what is left out is of a first rollback that there is not. */
export interface RouteCall {
  operationId?: string;
  planHash?: string;
  plan?: ReturnType<typeof aRequest>;
}

/** How each route is called so that one who may do it would succeed. A route without a case does not compile. */
const cases: Record<
  RouteName,
  { path(call: RouteCall): string; body?(call: RouteCall): object }
> = {
  getService: { path: () => service },
  listRevisions: { path: () => `${workload}/revisions?${place}` },
  diffRevisions: {
    path: () => `${workload}/revisions/diff?${place}&from=1&to=2`,
  },
  getScalingHistory: { path: () => `${workload}/scaling?${place}` },
  listActivity: { path: () => `${service}/activity` },
  listDatastores: { path: () => `${service}/datastores` },
  getRecoveryHistory: {
    path: () => `${service}/datastores/deployment.backend/recovery?${place}`,
  },
  listRecoveryReports: { path: () => `${service}/recovery-reports` },
  createPlan: { path: () => '/plans', body: ({ plan }) => plan ?? aRequest() },
  createOperation: {
    path: () => '/operations',
    body: ({ plan, planHash }) => ({
      plan: plan ?? aRequest(),
      planHash: planHash ?? '0'.repeat(64),
      reason: 'errors since the deploy',
    }),
  },
  listOperations: {
    path: () => '/operations?entityRef=component:default/backend',
  },
  getOperation: { path: ({ operationId }) => `/operations/${operationId}` },
  listOperationEvents: {
    path: ({ operationId }) => `/operations/${operationId}/events`,
  },
  cancelOperation: {
    path: ({ operationId }) => `/operations/${operationId}/cancel`,
    body: () => ({ reason: 'errors since the deploy' }),
  },
  listEnvironments: { path: () => '/environments' },
  getReadiness: { path: () => '/readiness' },
};

/** Whether a route takes a body. */
export function isChanging(name: RouteName): boolean {
  return slipwayRoutes[name].method === 'post';
}

/** The path that a route is called by. */
export function pathOf(name: RouteName, call: RouteCall = {}): string {
  return cases[name].path({ operationId: noOperation, ...call });
}

/** What a route is sent. */
export function bodyOf(
  name: RouteName,
  call: RouteCall = {},
): object | undefined {
  return cases[name].body?.(call);
}

/** Calls a route. */
export function callRoute(
  backend: TestBackend,
  name: RouteName,
  authorization?: string,
  call: RouteCall = {},
): request.Test {
  const path = pathOf(name, call);
  return isChanging(name)
    ? backend
        .post(path, bodyOf(name, call), authorization)
        .set('Idempotency-Key', 'key')
    : backend.get(path, authorization);
}
