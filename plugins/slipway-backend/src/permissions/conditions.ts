import { createConditionExports } from '@backstage/plugin-permission-node';
import { slipwayTargetResourceRef } from './resource';
import { slipwayTargetRules } from './rules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: slipwayTargetResourceRef,
  rules: slipwayTargetRules,
});

/**
 * Conditions for permission policies: `isOwner`, `isOnCallFor` and `inEnvironment`.
 *
 * @public
 */
export const slipwayConditions = conditions;

/**
 * Makes the conditional decision of a policy on one of Slipway's permissions.
 *
 * @public
 */
export const createSlipwayConditionalDecision = createConditionalDecision;
