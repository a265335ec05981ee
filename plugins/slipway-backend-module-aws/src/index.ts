/**
 * Slipway on AWS: data stores, their recovery points and restores.
 *
 * @packageDocumentation
 */
export { slipwayModuleAws as default } from './module';
