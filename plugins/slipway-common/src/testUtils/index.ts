/**
 * Builders for tests: each gives a whole, valid object and takes what the test is about.
 *
 * @packageDocumentation
 */
export * from './aPlan';
export * from './aScalingHistory';
export * from './aServiceView';
export * from './aWorkload';
export * from './anActivity';
export * from './anOperation';
