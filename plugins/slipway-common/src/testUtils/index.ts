/**
 * Builders for tests: each gives a whole, valid object and takes what the test is about.
 *
 * @packageDocumentation
 */
export * from './aDatastore';
export * from './aPlan';
export * from './aPosture';
export * from './aRecoveryHistory';
export * from './aRecoveryReport';
export * from './aScalingHistory';
export * from './aServiceView';
export * from './aWorkload';
export * from './anActivity';
export * from './anOperation';
