export { portalEnvironment } from './portalEnvironment';
export { readExample, seedExample } from './seed';
export type { ExampleLoad } from './loads';
export type { RetailExample } from './seed';
