import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The Go modules, kwok stages and policy files of the control plane, as they lie in the checkout. */
// eslint-disable-next-line no-restricted-syntax -- this package only ever runs from the checkout
export const sourceDirectory = resolve(__dirname, '../../control-plane');

/** Where things that are made once and kept outside of the checkout belong. */
export function cacheDirectory(
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return (
    environment.SLIPWAY_CACHE ||
    join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'slipway')
  );
}

/** Where a control plane called `name` keeps its objects between two starts, unless told otherwise. */
export function defaultDataDirectory(name: string): string {
  return join(cacheDirectory(), 'clusters', name);
}
