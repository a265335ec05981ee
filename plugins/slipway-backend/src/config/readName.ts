import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { targetNameSchema } from '@slipway/backstage-plugin-slipway-common';
import { configError } from './configError';

/** Reads the name of an environment or a target, which is part of routes, locks and permissions. */
export function readName(
  config: Config,
  options: { key: string; field: 'name' | 'id' },
): string {
  const value = config.getOptional(options.field);
  const parsed = targetNameSchema.safeParse(value);
  if (!parsed.success) {
    throw configError({
      key: `${options.key}.${options.field}`,
      value,
      problem:
        'it must be a DNS label: lower-case letters, digits and dashes, 63 characters at most',
      fix: 'Choose such a name, and keep the one you have as the title',
    });
  }
  return parsed.data;
}

/**
 * Refuses keys that nothing reads, so that a misspelt one is not taken for its default.
 *
 * @remarks
 * The value is left out of the error: a credential on the wrong level would show in the log.
 */
export function refuseUnknownKeys(
  config: Config,
  options: { key: string; known: readonly string[] },
): void {
  const unknown = config.keys().find(name => !options.known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `Invalid configuration at '${options.key}.${unknown}': nothing reads this key. ` +
        `Use one of ${options.known.join(', ')}, or remove it.`,
    );
  }
}
