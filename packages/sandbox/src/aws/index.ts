/**
 * An AWS account simulated over the wire, to which the SDK's own clients talk.
 *
 * @packageDocumentation
 */
export type { AccessKeySeed, AwsSeed, RegionSeed, RoleSeed } from './AwsSeed';
export { usualTiming } from './AwsTiming';
export type { AwsTiming } from './AwsTiming';
export type { RecordedAwsCall } from './control/AwsCalls';
export type { AwsControl } from './control/AwsControl';
export type {
  AwsFault,
  AwsFaultMatch,
  ScriptedAwsFault,
} from './control/AwsFault';
export type { Endpoint, InstanceStorage } from './InstanceStorage';
export type { PolicyDocument } from './policy/PolicyDocument';
export { startAwsSimulator } from './startAwsSimulator';
export type { AwsSimulator, AwsSimulatorOptions } from './startAwsSimulator';
export { withoutData } from './withoutData';
