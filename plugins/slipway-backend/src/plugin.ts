import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { slipwayPlatformsExtensionPoint } from '@slipway/backstage-plugin-slipway-node';
import { createSlipway } from './createSlipway';
import { recoveryPastServiceRef } from './history/recovery/recoveryPast';
import { scalingPastServiceRef } from './history/scaling/scalingPast';
import { operationObserverServiceRef } from './operations/observer';
import { PlatformRegistry } from './services/PlatformRegistry';

/**
 * The backend of Slipway: what runs of a service where, and the operations on it.
 *
 * @public
 */
export const slipwayPlugin = createBackendPlugin({
  pluginId: 'slipway',
  register(env) {
    const platforms = new PlatformRegistry();
    env.registerExtensionPoint(slipwayPlatformsExtensionPoint, platforms);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        observer: operationObserverServiceRef,
        past: scalingPastServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        recoveryPast: recoveryPastServiceRef,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ httpRouter, lifecycle, scheduler, ...services }) {
        const slipway = await createSlipway({ platforms, ...services });
        httpRouter.use(slipway.router);
        lifecycle.addShutdownHook(() => slipway.stop());
        await slipway.start();
        await scheduler.scheduleTask({
          id: 'slipway-notices',
          frequency: { seconds: 30 },
          timeout: { minutes: 5 },
          fn: () => slipway.deliverNotices(),
        });
        await scheduler.scheduleTask({
          id: 'slipway-history',
          frequency: { seconds: 30 },
          // So soon another replica goes on where one has died.
          timeout: { minutes: 1 },
          initialDelay: { seconds: 5 },
          fn: () => slipway.recordHistory(),
        });
      },
    });
  },
});
