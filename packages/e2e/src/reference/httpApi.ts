import {
  SlipwayRoute,
  slipwayRoutes,
} from '@slipway/backstage-plugin-slipway-common';
import { createOpenApiDocument } from '@slipway/backstage-plugin-slipway-backend/src/openapi/createOpenApiDocument';
import { z } from 'zod/v3';
import { DocComments } from './docComments';
import { code, document, generatedNote, sentence, table } from './markdown';
import { getNamedSchemas, getSchemaName } from './namedSchemas';
import {
  describeSchema,
  describeType,
  getTypeName,
  Schema,
} from './schemaRows';

type Described = {
  parameters: {
    name: string;
    in: string;
    required: boolean;
    description?: string;
  }[];
  responses: Record<string, { description: string }>;
};

/** The reference of the HTTP API: its routes, and the types of what they take and answer. */
export function describeHttpApi(comments: DocComments): string {
  const schemas = getNamedSchemas();
  const types = { schemas, comments };
  const routes = Object.entries(slipwayRoutes) as [string, SlipwayRoute][];
  return document(
    generatedNote,
    '# HTTP API',
    'Everything is below `/api/slipway` of the backend, and takes a Backstage token: `Authorization: Bearer …`. The same as OpenAPI 3.1 is at `/api/slipway/openapi.json`. Lists are paged: an answer with `nextCursor` has more, for `cursor` of the next request.',
    'An error is Backstage’s: `{"error": {"name", "message"}, "response": {"statusCode"}}`.',
    table(
      ['Error', 'When'],
      listErrors(getDescription('createOperation').responses),
    ),
    table(
      ['Request', 'What'],
      routes.map(([, route]) => [
        `[${code(titleOf(route))}](#${slugOf(titleOf(route))})`,
        route.summary,
      ]),
    ),
    ...routes.map(([id, route]) => describeRoute(id, route, types)),
    '# Types',
    ...listReachable(routes, schemas).map(name =>
      document(
        `## ${name}`,
        sentence(comments.of(name) || 'See its fields'),
        table(
          ['Field', 'Type', 'What'],
          describeSchema(schemas.get(name)!, path => comments.of(name, path)),
        ),
      ).trimEnd(),
    ),
  );
}

type Types = { schemas: Map<string, Schema>; comments: DocComments };

function describeRoute(
  id: string,
  route: SlipwayRoute,
  { schemas, comments }: Types,
): string {
  const { parameters, responses } = getDescription(id);
  const fieldsOf = (schema: z.ZodTypeAny | undefined) => {
    const name = schema && getSchemaName(schema);
    const found = name ? schemas.get(name) : undefined;
    return name && found
      ? describeSchema(found, path => comments.of(name, path))
      : [];
  };
  const headers = parameters
    .filter(parameter => parameter.in === 'header')
    .map(({ name, description }) => [code(name), description ?? '']);
  return document(
    `## ${titleOf(route)}`,
    sentence(route.summary),
    table(['Header', 'What'], headers),
    table(['Query', 'Type', 'What'], fieldsOf(route.query)),
    route.body ? `Body: ${link(route.body)}.` : '',
    `Answer: ${route.status} with ${link(route.response)}.`,
    `Errors: ${listErrors(responses)
      .map(([status]) => status)
      .join(', ')}.`,
  ).trimEnd();
}

function getDescription(id: string): Described {
  const { paths } = createOpenApiDocument() as unknown as {
    paths: Record<string, Record<string, Described & { operationId: string }>>;
  };
  return Object.values(paths)
    .flatMap(methods => Object.values(methods))
    .find(({ operationId }) => operationId === id)!;
}

function listErrors(responses: Described['responses']): string[][] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .map(([status, { description }]) => [status, description]);
}

/** A route as a request. */
export function titleOf({ method, path }: SlipwayRoute): string {
  return `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`;
}

/** The anchor that a heading gets where Markdown is shown. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function link(schema: z.ZodTypeAny): string {
  const name = getSchemaName(schema);
  return name ? describeType({ $ref: `#/definitions/${name}` }) : 'an object';
}

/** The types that routes take and answer, and those that these refer to, by name. */
function listReachable(
  routes: readonly [string, SlipwayRoute][],
  schemas: ReadonlyMap<string, Schema>,
): string[] {
  const reached = new Set<string>();
  const reach = (name: string | undefined) => {
    const schema = name === undefined ? undefined : schemas.get(name);
    if (name === undefined || !schema || reached.has(name)) {
      return;
    }
    reached.add(name);
    JSON.stringify(schema, (key, value) => {
      if (key === '$ref') {
        reach(getTypeName({ $ref: value }));
      }
      return value;
    });
  };
  for (const [, { body, response }] of routes) {
    [body, response].forEach(schema => reach(schema && getSchemaName(schema)));
  }
  return [...reached].sort();
}
