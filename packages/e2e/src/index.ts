/**
 * The proof: a real control plane.
 *
 * @packageDocumentation
 */
export * from './controlPlane';
