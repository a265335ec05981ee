import { HttpAuthService } from '@backstage/backend-plugin-api';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { AuthorizedServicePages } from '../permissions/AuthorizedServicePages';
import { addRoute } from './addRoute';
import { readEntityRef, readWorkload } from './params';

/** Routes of services: the page, and the revisions of a workload. */
export function createServicesRouter(options: {
  httpAuth: HttpAuthService;
  pages: AuthorizedServicePages;
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

  return router;
}
