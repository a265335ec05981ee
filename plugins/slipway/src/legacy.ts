/**
 * Slipway for portals that are still on the older frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { SlipwayClient } from './api/SlipwayClient';
import { slipwayApiRef } from './api/slipwayApi';
import {
  myOperationsRouteRef,
  operationRouteRef,
  serviceRouteRef,
} from './routes';

export { isRecoveryAvailable } from './card/isRecoveryAvailable';
export { isSlipwayAvailable } from './card/isSlipwayAvailable';
export { slipwayTranslationRef } from './translation';

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
  routes: {
    myOperations: myOperationsRouteRef,
    operation: operationRouteRef,
    service: serviceRouteRef,
  },
});

/** The content of the tab "Operations" of a component or of a data store. @public */
export const EntityOperationsContent = slipwayPlugin.provide(
  createRoutableExtension({
    name: 'EntityOperationsContent',
    component: () =>
      import('./service/OperationsTab').then(m => m.OperationsTab),
    mountPoint: serviceRouteRef,
  }),
);

/** The card "Rollout" for the overview of a component. @public */
export const EntityRolloutCard = slipwayPlugin.provide(
  createComponentExtension({
    name: 'EntityRolloutCard',
    component: {
      lazy: () => import('./card/RolloutCard').then(m => m.RolloutCard),
    },
  }),
);

/** The card "Recovery" for the overview of a component with data stores, or of a data store. @public */
export const EntityRecoveryCard = slipwayPlugin.provide(
  createComponentExtension({
    name: 'EntityRecoveryCard',
    component: {
      lazy: () => import('./card/RecoveryCard').then(m => m.RecoveryCard),
    },
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

/** The page of the reader's own operations, for the path `/slipway/operations`. @public */
export const SlipwayMyOperationsPage = slipwayPlugin.provide(
  createRoutableExtension({
    name: 'SlipwayMyOperationsPage',
    component: () =>
      import('./page/MyOperationsPage').then(m => m.MyOperationsPage),
    mountPoint: myOperationsRouteRef,
  }),
);
