import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { SlipwayRoute } from '@slipway/backstage-plugin-slipway-common';
import { Request, Router } from 'express';
import { z } from 'zod/v3';
import { parseInput } from './parseInput';

const nothing = z.object({}).strict();

type Parsed<TSchema> = TSchema extends z.ZodTypeAny ? z.output<TSchema> : {};

/** What a handler is given: everything of it is authenticated and parsed. */
export interface RouteInput<TRoute extends SlipwayRoute> {
  credentials: BackstageCredentials;
  params: Record<string, string>;
  query: Parsed<TRoute['query']>;
  body: Parsed<TRoute['body']>;
  request: Request;
}

/**
 * Adds a route of the HTTP API: who asks is authenticated, what is asked is parsed, and the answer leaves through its
 * schema, so that nothing but its fields is shown.
 *
 * @remarks
 * Only a bearer token counts, never a cookie. Whether the caller may do it is decided by the services.
 */
export function addRoute<TRoute extends SlipwayRoute>(
  router: Router,
  route: TRoute,
  options: {
    httpAuth: HttpAuthService;
    handle(input: RouteInput<TRoute>): Promise<z.output<TRoute['response']>>;
  },
): void {
  router[route.method](route.path, async (request, response) => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const result = await options.handle({
      credentials,
      params: request.params,
      query: parseInput(route.query ?? nothing, request.query),
      body:
        route.method === 'post'
          ? parseInput(route.body ?? nothing, request.body)
          : {},
      request,
    });
    response.status(route.status).json(route.response.parse(result));
  });
}
