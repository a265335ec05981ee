export { createOperations } from './createOperations';
export { listBoundaries } from './execution/boundaries';
export type { EngineTiming } from './engine/timing';
export type * from './Operations';
