import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  recoveryPastServiceRef,
  scalingPastServiceRef,
} from '@slipway/backstage-plugin-slipway-backend';
import { DemoHistory } from './DemoHistory';
import { DemoRecoveryHistory } from './DemoRecoveryHistory';

/** Brings the past of the simulated clusters into the charts, where `scripts/start` has written one. */
export const demoHistory = createServiceFactory({
  service: scalingPastServiceRef,
  deps: {},
  factory: () => {
    const path = process.env.SLIPWAY_DEMO_HISTORY;
    return path ? new DemoHistory(path) : { read: async () => [] };
  },
});

/** Brings the past of the simulated databases into the plots of their recovery. */
export const demoRecoveryHistory = createServiceFactory({
  service: recoveryPastServiceRef,
  deps: {},
  factory: () => {
    const path = process.env.SLIPWAY_DEMO_RECOVERY_HISTORY;
    return path ? new DemoRecoveryHistory(path) : { read: async () => [] };
  },
});
