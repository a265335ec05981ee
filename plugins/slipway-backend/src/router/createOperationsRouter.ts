import { HttpAuthService } from '@backstage/backend-plugin-api';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { OperationsForCallers } from '../limits/LimitedOperations';
import { addRoute } from './addRoute';
import { readIdempotencyKey } from './params';

/** Routes of plans and operations. */
export function createOperationsRouter(options: {
  httpAuth: HttpAuthService;
  operations: OperationsForCallers;
}): Router {
  const { httpAuth, operations } = options;
  const router = PromiseRouter();

  addRoute(router, slipwayRoutes.createPlan, {
    httpAuth,
    handle: ({ body, credentials }) => operations.plan(body, { credentials }),
  });

  addRoute(router, slipwayRoutes.createOperation, {
    httpAuth,
    handle: ({ body, credentials, request }) =>
      operations.submit(body, {
        credentials,
        idempotencyKey: readIdempotencyKey(request),
      }),
  });

  addRoute(router, slipwayRoutes.listOperations, {
    httpAuth,
    handle: ({ query, credentials }) => operations.list(query, { credentials }),
  });

  addRoute(router, slipwayRoutes.getOperation, {
    httpAuth,
    handle: ({ params, credentials }) =>
      operations.get(params.id ?? '', { credentials }),
  });

  addRoute(router, slipwayRoutes.listOperationEvents, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      operations.listEvents(
        { ...query, operationId: params.id ?? '' },
        { credentials },
      ),
  });

  addRoute(router, slipwayRoutes.cancelOperation, {
    httpAuth,
    handle: ({ params, body, credentials }) =>
      operations.cancel(
        { id: params.id ?? '', reason: body.reason },
        { credentials },
      ),
  });

  return router;
}
