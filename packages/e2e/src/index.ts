/**
 * The proof: a real control plane, and the retail example on it.
 *
 * @packageDocumentation
 */
export * from './controlPlane';
export * from './demo';
