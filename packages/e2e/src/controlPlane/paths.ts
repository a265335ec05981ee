import { join, resolve } from 'node:path';
import { cacheDirectory } from 'sandbox';

/** The Go modules, kwok stages and policy files of the control plane, as they lie in the checkout. */
// eslint-disable-next-line no-restricted-syntax -- this package only ever runs from the checkout
export const sourceDirectory = resolve(__dirname, '../../control-plane');

/** Where a control plane called `name` keeps its objects between two starts, unless told otherwise. */
export function defaultDataDirectory(name: string): string {
  return join(cacheDirectory(), 'clusters', name);
}
