/**
 * The words of Slipway: schemas, types, phases, permissions and annotations.
 *
 * @packageDocumentation
 */
export * from './activity/activity';
export * from './activity/observedChange';
export * from './annotations';
export * from './api';
export * from './fact';
export * from './operation/event';
export * from './operation/kinds';
export * from './operation/operation';
export * from './operation/plan';
export * from './operation/state';
export * from './operation/step';
export * from './pages';
export * from './permissions';
export * from './queries';
export * from './recovery/datastore';
export * from './recovery/describeLength';
export type { PostureFacts } from './recovery/facts';
export * from './recovery/getAchievableRpo';
export * from './recovery/getRecoveryPosture';
export * from './recovery/getRecoveryReport';
export * from './recovery/measured';
export * from './recovery/objective';
export * from './recovery/posture';
export * from './recovery/recoveryHistory';
export * from './recovery/recoveryView';
export * from './recovery/report';
export * from './rollout/getRolloutPhase';
export * from './rollout/ownership';
export * from './rollout/phase';
export * from './rollout/revision';
export * from './rollout/revisionDiff';
export * from './rollout/workload';
export * from './scaling/autoscaling';
export * from './scaling/getScalingState';
export * from './scaling/scalingHistory';
export * from './service/environment';
export * from './service/observation';
export * from './service/serviceLink';
export * from './service/serviceView';
export * from './targetRef';
