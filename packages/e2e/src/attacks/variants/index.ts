import { annotationVariants } from './annotations';
import { identityVariants } from './identities';
import { injectionVariants } from './injections';
import type { Variant } from './Variant';
import { yamlVariants } from './yamlTricks';

/** Every hostile file, each of them different. */
export const variants: readonly Variant[] = [
  ...annotationVariants,
  ...identityVariants,
  ...yamlVariants,
  ...injectionVariants,
];

export type { Variant } from './Variant';
