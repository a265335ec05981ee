/**
 * The backend of Slipway.
 *
 * @packageDocumentation
 */
export { slipwayPlugin as default } from './plugin';
export {
  createSlipwayConditionalDecision,
  slipwayConditions,
} from './permissions/conditions';
export type {
  SlipwayTargetFilter,
  SlipwayTargetResource,
} from './permissions/resource';
