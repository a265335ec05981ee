import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { refuseUnknownKeys } from './configValues';

const KEY = 'slipway.aws';
const DEFAULT_SECONDS = 30;

/**
 * Reads how often an account and region is read, and a running job looked at, in seconds.
 *
 * @throws InputError naming the key, its value and the fix.
 */
export function readPollSeconds(rootConfig: Config): number {
  const config = rootConfig.getOptionalConfig(KEY);
  if (config) {
    refuseUnknownKeys({ config, key: KEY }, ['pollSeconds']);
  }
  const value: unknown = config?.getOptional('pollSeconds') ?? DEFAULT_SECONDS;
  if (typeof value !== 'number' || !(value >= 1 && value <= 600)) {
    throw new InputError(
      `Invalid value ${JSON.stringify(value)} at '${KEY}.pollSeconds': expected a number of seconds from 1 to 600; remove it for the default of ${DEFAULT_SECONDS}`,
    );
  }
  return value;
}
