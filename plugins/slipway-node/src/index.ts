/**
 * The ports of Slipway: what platforms implement.
 *
 * @packageDocumentation
 */
export * from './extensionPoint';
export * from './operation/errors';
export * from './operation/operationHandler';
export * from './operation/quoteWord';
export * from './platform/linkValues';
export * from './platform/liveState';
export * from './platform/platform';
export * from './platform/target';
