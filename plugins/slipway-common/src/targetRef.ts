import { z } from 'zod/v3';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The resource type of every Slipway permission: a service in a target. @public */
export const RESOURCE_TYPE_SLIPWAY_TARGET = 'slipway-target';

/** Names of environments and targets: lower-case DNS labels. @public */
export const targetNameSchema: z.ZodType<string, z.ZodTypeDef, unknown> = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'must be a DNS label: lower-case letters, digits and dashes, 63 characters at most',
  );

/** A service in a target, in parts. @public */
export type TargetRef = {
  /** Full entity reference, e.g. `component:default/backend`. */
  entityRef: string;
  environment: string;
  target: string;
};

/**
 * Writes a target reference, e.g. `component:default/backend#production/retail-cluster`.
 *
 * @public
 */
export function stringifyTargetRef(ref: TargetRef): string {
  return `${ref.entityRef}#${ref.environment}/${ref.target}`;
}

/**
 * Reads a target reference.
 *
 * @throws InputError when the text has another form.
 * @public
 */
export function parseTargetRef(text: string): TargetRef {
  const match = /^([^#]+)#([^#/]+)\/([^#/]+)$/.exec(text);
  const [, entity = '', environment, target] = match ?? [];
  if (
    !targetNameSchema.safeParse(environment).success ||
    !targetNameSchema.safeParse(target).success
  ) {
    throw new InputError(
      `'${text}' is not a target reference; expected '<kind>:<namespace>/<name>#<environment>/<target>'`,
    );
  }
  return {
    entityRef: normalizeEntityRef(entity),
    environment: environment!,
    target: target!,
  };
}

/**
 * The full, lower-case form of an entity reference.
 *
 * @throws InputError when the text is no full entity reference.
 * @public
 */
export function normalizeEntityRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new InputError(
      `'${text}' is not an entity reference; expected '<kind>:<namespace>/<name>'`,
    );
  }
}
