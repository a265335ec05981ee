export { createOperations } from './createOperations';
export { StalePlanError } from './errors';
export { listBoundaries } from './execution/boundaries';
export type { EngineTiming } from './engine/timing';
export type * from './Operations';
