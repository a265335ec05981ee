import { createRouteRef } from '@backstage/core-plugin-api';

/** The page of an operation: `/slipway/operations/:id` by default. The same reference serves both frontend systems. */
export const operationRouteRef = createRouteRef({
  id: 'slipway:operation',
  params: ['id'],
});

/** The tab of a service. */
export const serviceRouteRef = createRouteRef({ id: 'slipway:service' });

/** The page of the reader's own operations: `/slipway/operations` by default. */
export const myOperationsRouteRef = createRouteRef({
  id: 'slipway:my-operations',
});
