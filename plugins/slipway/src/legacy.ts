/**
 * Slipway for portals that are still on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { SlipwayClient } from './api/SlipwayClient';
import { slipwayApiRef } from './api/slipwayApi';
import { operationRouteRef, serviceRouteRef } from './routes';

/** Slipway in portals of the older frontend system. @public */
export const slipwayPlugin = createPlugin({
  id: 'slipway',
  apis: [
    createApiFactory({
      api: slipwayApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new SlipwayClient(apis),
    }),
  ],
  routes: { operation: operationRouteRef, service: serviceRouteRef },
});

/** The content of the tab "Operations" of a component. @public */
export const EntityOperationsContent = slipwayPlugin.provide(
  createRoutableExtension({
    name: 'EntityOperationsContent',
    component: () =>
      import('./service/OperationsTab').then(m => m.OperationsTab),
    mountPoint: serviceRouteRef,
  }),
);

/** The page of an operation, for the path `/slipway/operations/:id`. @public */
export const SlipwayOperationPage = slipwayPlugin.provide(
  createRoutableExtension({
    name: 'SlipwayOperationPage',
    component: () => import('./page/OperationPage').then(m => m.OperationPage),
    mountPoint: operationRouteRef,
  }),
);
