/**
 * The backend of Slipway.
 *
 * @packageDocumentation
 */
export { slipwayPlugin as default } from './plugin';
export { recoveryPastServiceRef } from './history/recovery/recoveryPast';
export type { RecoveryPast } from './history/recovery/recoveryPast';
export { scalingPastServiceRef } from './history/scaling/scalingPast';
export type { PastScaling, ScalingPast } from './history/scaling/scalingPast';
export {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from './permissions/conditions';
export type {
  SlipwayTargetFilter,
  SlipwayTargetResource,
} from './permissions/resource';
