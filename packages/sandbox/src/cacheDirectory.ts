import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where things that are made once and kept outside of the checkout belong. */
export function cacheDirectory(
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return (
    environment.SLIPWAY_CACHE ||
    join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'slipway')
  );
}
