import { JsonObject } from '@backstage/types';
import { SlipwayRoute } from '@slipway/backstage-plugin-slipway-common';

/** The body of every error, as Backstage writes it. */
export const errorSchema: JsonObject = {
  type: 'object',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string' },
        message: { type: 'string' },
        plan: { $ref: '#/components/schemas/Plan' },
      },
    },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

const descriptions: Record<string, string> = {
  400: 'Malformed: the message names each field and its reason',
  401: 'No valid bearer token',
  403: 'Refused: the message names the permission or the rule, and on what',
  404: 'Not there, or not to be seen by the caller',
  409: 'In conflict with the state of things; a StalePlanError carries the plan as it is now',
  429: 'More requests than one principal may have; `Retry-After` says when to come back',
  503: 'The platform, the catalog or the database does not answer',
};

/** The error responses that a route can give. */
export function errorResponses({ method }: SlipwayRoute): JsonObject {
  return Object.fromEntries(
    Object.entries(descriptions)
      .filter(([status]) => method === 'post' || status !== '409')
      .map(([status, description]) => [
        status,
        {
          description,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Error' },
            },
          },
        },
      ]),
  );
}
