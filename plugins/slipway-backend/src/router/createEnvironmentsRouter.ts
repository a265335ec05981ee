import { HttpAuthService } from '@backstage/backend-plugin-api';
import { slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { PagesForCallers } from '../limits/LimitedServicePages';
import { addRoute } from './addRoute';

/** Routes of what is configured, and whether it can be reached. */
export function createEnvironmentsRouter(options: {
  httpAuth: HttpAuthService;
  pages: PagesForCallers;
}): Router {
  const { httpAuth, pages } = options;
  const router = PromiseRouter();

  addRoute(router, slipwayRoutes.listEnvironments, {
    httpAuth,
    handle: async ({ credentials }) => ({
      items: await pages.listEnvironments({ credentials }),
    }),
  });

  addRoute(router, slipwayRoutes.getReadiness, {
    httpAuth,
    handle: async ({ credentials }) => ({
      items: await pages.getReadiness({ credentials }),
    }),
  });

  return router;
}
