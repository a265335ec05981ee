import { createServiceFactory } from '@backstage/backend-plugin-api';
import { scalingPastServiceRef } from '@slipway/backstage-plugin-slipway-backend';
import { DemoHistory } from './DemoHistory';

/** Brings the past of the simulated clusters into the charts, where `scripts/start` has written one. */
export const demoHistory = createServiceFactory({
  service: scalingPastServiceRef,
  deps: {},
  factory: () => {
    const path = process.env.SLIPWAY_DEMO_HISTORY;
    return path ? new DemoHistory(path) : { read: async () => [] };
  },
});
