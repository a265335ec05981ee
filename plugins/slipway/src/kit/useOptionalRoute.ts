import { RouteFunc, RouteRef, useRouteRef } from '@backstage/core-plugin-api';

/** The way to a page that a portal may have left out; `undefined` where it has. */
export function useOptionalRoute(
  routeRef: RouteRef<undefined>,
): RouteFunc<undefined> | undefined {
  try {
    return useRouteRef(routeRef);
  } catch {
    return undefined;
  }
}
