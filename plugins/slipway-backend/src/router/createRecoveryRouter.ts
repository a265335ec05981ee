import { HttpAuthService } from '@backstage/backend-plugin-api';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { PagesForCallers } from '../limits/LimitedServicePages';
import { addRoute } from './addRoute';
import { readDatastore, readEntityRef } from './params';

/** Routes of data stores: those of a service, how much they would have lost, and what was measured. */
export function createRecoveryRouter(options: {
  httpAuth: HttpAuthService;
  pages: PagesForCallers;
}): Router {
  const { httpAuth, pages } = options;
  const router = PromiseRouter();

  addRoute(router, slipwayRoutes.listDatastores, {
    httpAuth,
    handle: ({ params, credentials }) =>
      pages.listDatastores(readEntityRef(params), { credentials }),
  });

  addRoute(router, slipwayRoutes.getRecoveryHistory, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.getRecoveryHistory(
        {
          ...query,
          entityRef: readEntityRef(params),
          datastore: readDatastore(params),
        },
        { credentials },
      ),
  });

  addRoute(router, slipwayRoutes.listRecoveryReports, {
    httpAuth,
    handle: ({ params, query, credentials }) =>
      pages.listRecoveryReports(
        { ...query, entityRef: readEntityRef(params) },
        { credentials },
      ),
  });

  return router;
}
