import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { SlipwayClient } from './api/SlipwayClient';
import { slipwayApiRef } from './api/slipwayApi';
import { isRecoveryAvailable } from './card/isRecoveryAvailable';
import { isSlipwayAvailable } from './card/isSlipwayAvailable';
import { OperationsIcon } from './kit/icons';
import {
  myOperationsRouteRef,
  operationRouteRef,
  serviceRouteRef,
} from './routes';

const slipwayApi = ApiBlueprint.make({
  params: define =>
    define({
      api: slipwayApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new SlipwayClient(apis),
    }),
});

const operationsTab = EntityContentBlueprint.make({
  name: 'operations',
  params: {
    path: '/operations',
    title: 'Operations',
    group: 'operation',
    routeRef: serviceRouteRef,
    filter: { kind: { $in: ['component', 'resource'] } },
    loader: () =>
      import('./service/OperationsTab').then(m => <m.OperationsTab />),
  },
});

const rolloutCard = EntityCardBlueprint.make({
  name: 'rollout',
  params: {
    filter: isSlipwayAvailable,
    loader: () => import('./card/RolloutCard').then(m => <m.RolloutCard />),
  },
});

const recoveryCard = EntityCardBlueprint.make({
  name: 'recovery',
  params: {
    filter: isRecoveryAvailable,
    loader: () => import('./card/RecoveryCard').then(m => <m.RecoveryCard />),
  },
});

const operationPage = PageBlueprint.make({
  name: 'operation',
  params: {
    path: '/slipway/operations/:id',
    routeRef: operationRouteRef,
    noHeader: true,
    loader: () => import('./page/OperationPage').then(m => <m.OperationPage />),
  },
});

const myOperationsPage = PageBlueprint.make({
  name: 'my-operations',
  params: {
    path: '/slipway/operations',
    title: 'My operations',
    icon: <OperationsIcon fontSize="inherit" />,
    routeRef: myOperationsRouteRef,
    noHeader: true,
    loader: () =>
      import('./page/MyOperationsPage').then(m => <m.MyOperationsPage />),
  },
});

/** Slipway in portals of the new frontend system. */
export const slipwayPlugin = createFrontendPlugin({
  pluginId: 'slipway',
  title: 'Slipway',
  info: { packageJson: () => import('../package.json') },
  routes: {
    myOperations: myOperationsRouteRef,
    operation: operationRouteRef,
    service: serviceRouteRef,
  },
  extensions: [
    slipwayApi,
    operationsTab,
    rolloutCard,
    recoveryCard,
    operationPage,
    myOperationsPage,
  ],
});
