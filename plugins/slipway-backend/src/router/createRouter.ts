import { HttpAuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { createOpenApiDocument } from '../openapi/createOpenApiDocument';
import { LimitedOperations } from '../limits/LimitedOperations';
import { LimitedServicePages } from '../limits/LimitedServicePages';
import { createEnvironmentsRouter } from './createEnvironmentsRouter';
import { createOperationsRouter } from './createOperationsRouter';
import { createRecoveryRouter } from './createRecoveryRouter';
import { createServicesRouter } from './createServicesRouter';
import { jsonBody } from './jsonBody';
import { publicErrors } from './publicErrors';

/** The HTTP API below `/api/slipway`. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  pages: LimitedServicePages;
  operations: LimitedOperations;
  logger: LoggerService;
}): Router {
  const document = createOpenApiDocument();
  const router = PromiseRouter();
  router.use(jsonBody());
  router.use(createServicesRouter(options));
  router.use(createRecoveryRouter(options));
  router.use(createOperationsRouter(options));
  router.use(createEnvironmentsRouter(options));
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  router.use(publicErrors(options.logger));
  return router;
}
