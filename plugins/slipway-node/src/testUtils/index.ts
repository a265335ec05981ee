/**
 * What tests of platforms and of the backend are written with.
 *
 * @packageDocumentation
 */
export * from './aPlatform';
export * from './aServiceInTarget';
export * from './FakeDatastore';
export * from './FakeWorkload';
export type { FakeCall, FakeInterceptor } from './fakeCalls';
