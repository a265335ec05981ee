import { ResponseError } from '@backstage/errors';
import { Plan, slipwayRoutes } from '@slipway/backstage-plugin-slipway-common';

/**
 * The plan as it is now, where an answer says that the one that was reviewed is stale.
 *
 * @public
 */
export function getStalePlan(error: unknown): Plan | undefined {
  if (!hasStatus(error, 409) || getErrorName(error) !== 'StalePlanError') {
    return undefined;
  }
  const { plan } = error.body.error as { plan?: unknown };
  const parsed = slipwayRoutes.createPlan.response.safeParse(plan);
  return parsed.success ? parsed.data : undefined;
}

/** Whether the backend refused with that status. */
export function hasStatus(
  error: unknown,
  ...statuses: number[]
): error is ResponseError {
  return (
    error instanceof Error &&
    error.name === 'ResponseError' &&
    statuses.includes((error as ResponseError).statusCode)
  );
}

/** Whether trying the same again can help: no answer, or one that says "not now". */
export function isTransient(error: unknown): boolean {
  const refused = error instanceof Error && error.name === 'ResponseError';
  return !refused || hasStatus(error, 408, 429, 500, 502, 503, 504);
}

/** What went wrong, in the backend's own words where it gave any. */
export function getErrorMessage(error: unknown): string {
  if (error instanceof Error && error.name === 'ResponseError') {
    const { body, message } = error as ResponseError;
    return body.error.message || message;
  }
  return error instanceof Error ? error.message : String(error);
}

function getErrorName(error: ResponseError): string {
  return error.body.error.name;
}
