import { JsonObject } from '@backstage/types';
import {
  activityPageSchema,
  environmentsSchema,
  operationEventsPageSchema,
  operationSchema,
  operationsPageSchema,
  operationViewSchema,
  planSchema,
  readinessSchema,
  revisionDiffSchema,
  revisionsPageSchema,
  scalingHistorySchema,
  serviceViewSchema,
  SlipwayRoute,
  slipwayRoutes,
} from '@slipway/backstage-plugin-slipway-common';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { errorResponses, errorSchema } from './errorResponses';

/** The schemas that are named in the document. */
const definitions: Record<string, z.ZodTypeAny> = {
  ActivityPage: activityPageSchema,
  Environments: environmentsSchema,
  Operation: operationSchema,
  OperationEventsPage: operationEventsPageSchema,
  OperationsPage: operationsPageSchema,
  OperationView: operationViewSchema,
  Plan: planSchema,
  Readiness: readinessSchema,
  RevisionDiff: revisionDiffSchema,
  RevisionsPage: revisionsPageSchema,
  ScalingHistory: scalingHistorySchema,
  ServiceView: serviceViewSchema,
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each intention, the same for each retry of it',
  schema: { type: 'string', minLength: 1, maxLength: 128 },
};

/** The OpenAPI 3.1 document of the HTTP API, made from its routes. */
export function createOpenApiDocument(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [operationId, route] of Object.entries(slipwayRoutes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method]: describeRoute(operationId, route),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Slipway',
      version: '1',
      description:
        'What runs of a service where, and the operations on it. Reads take people and services; plans and changes take people.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/slipway' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(
          Object.entries(definitions).map(([name, schema]) => [
            name,
            toJsonSchema(schema),
          ]),
        ),
        Error: errorSchema,
      },
    },
  };
}

function describeRoute(operationId: string, route: SlipwayRoute): JsonObject {
  return {
    operationId,
    summary: route.summary,
    parameters: [
      ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name: name!,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...describeQuery(route.query),
      ...(operationId === 'createOperation' ? [idempotencyKey] : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: json(toJsonSchema(route.body)) },
    }),
    responses: {
      [route.status]: {
        description: route.summary,
        content: json(refer(route.response)),
      },
      ...errorResponses(route),
    },
  };
}

function describeQuery(query: z.ZodTypeAny | undefined): JsonObject[] {
  if (!(query instanceof z.ZodObject)) {
    return [];
  }
  const shape: Record<string, z.ZodTypeAny> = query.shape;
  return Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.isOptional(),
    schema: toJsonSchema(schema),
  }));
}

function toJsonSchema(schema: z.ZodTypeAny): JsonObject {
  const { $schema: _, ...rest } = zodToJsonSchema(schema, {
    target: 'jsonSchema2019-09',
    $refStrategy: 'none',
  }) as JsonObject;
  return rest;
}

/** A reference where the schema has a name. */
function refer(schema: z.ZodTypeAny): JsonObject {
  const name = Object.keys(definitions).find(
    candidate => definitions[candidate] === schema,
  );
  return name ? { $ref: `#/components/schemas/${name}` } : toJsonSchema(schema);
}

function json(schema: JsonObject): JsonObject {
  return { 'application/json': { schema } };
}
