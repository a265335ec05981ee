import { HttpAuthService } from '@backstage/backend-plugin-api';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { PagesForCallers } from '../limits/LimitedServicePages';
import { addRoute } from './addRoute';
import { readEntityRef, readWorkload } from './params';

/** Routes of services: the page, what happened, and of a workload its revisions and what its autoscaler did. */
export function createServicesRouter(options: {
  httpAuth: HttpAuthService;
  pages: PagesForCallers;
}): Router {
  const { httpAuth, pages } = options;
  const router = PromiseRouter();

  addRoute(router, slipwayRoutes.getService, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.get(readEntityRef(params), { credentials, after: query.after }),
  });

  addRoute(router, slipwayRoutes.listRevisions, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.listRevisions(
        {
          ...query,
          diff: query.diff === 'true',
          entityRef: readEntityRef(params),
          workload: readWorkload(params),
        },
        { credentials },
      ),
  });

  addRoute(router, slipwayRoutes.diffRevisions, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.diffRevisions(
        {
          ...query,
          entityRef: readEntityRef(params),
          workload: readWorkload(params),
        },
        { credentials },
      ),
  });

  addRoute(router, slipwayRoutes.getScalingHistory, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.getScalingHistory(
        {
          ...query,
          entityRef: readEntityRef(params),
          workload: readWorkload(params),
        },
        { credentials },
      ),
  });

  addRoute(router, slipwayRoutes.listActivity, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.listActivity(
        { ...query, entityRef: readEntityRef(params) },
        { credentials },
      ),
  });

  return router;
}
