/**
 * Rollouts, autoscaling and rollback of a service, on its page in Backstage.
 *
 * @packageDocumentation
 */
export { slipwayPlugin as default } from './plugin';
export { getStalePlan } from './api/errors';
export { SlipwayClient } from './api/SlipwayClient';
export { slipwayApiRef } from './api/slipwayApi';
export type {
  CallOptions,
  DatastorePlace,
  SlipwayApi,
  WorkloadPlace,
} from './api/slipwayApi';
export { slipwayTranslationRef } from './translation';
