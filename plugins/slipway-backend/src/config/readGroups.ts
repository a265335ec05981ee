import { Config } from '@backstage/config';
import { normalizeEntityRef } from '@slipway/backstage-plugin-slipway-common';
import { configError } from './configError';

/** Reads a list of full entity references. */
export function readGroups(config: Config, key: string): string[] {
  return (config.getOptionalStringArray(key) ?? []).map((value, index) => {
    try {
      return normalizeEntityRef(value);
    } catch {
      throw configError({
        key: `${key}[${index}]`,
        value,
        problem: 'this is not a full entity reference',
        fix: `Write it as 'group:default/${value}'`,
      });
    }
  });
}
