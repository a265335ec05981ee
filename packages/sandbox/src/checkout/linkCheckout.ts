import { mkdirSync } from 'node:fs';
import { linkPackages } from './linkPackages';
import { copyRevision, copyWorkingTree } from './sources';

/**
 * Puts the sources of this repository into another folder, where they run on the packages that are installed here.
 *
 * @remarks
 * What is changed there changes nothing here: sources are copied, and the workspaces' links lead to the copies. A revision
 * that needs other packages than those installed fails when they are imported.
 *
 * @param folder - an empty one, or none yet; outside of every git repository, so that `git apply` takes it as it is.
 * @param options.revision - the sources as committed there; without it, as they are in the working tree.
 */
export function linkCheckout(
  folder: string,
  options: { revision?: string } = {},
): void {
  mkdirSync(folder, { recursive: true });
  if (options.revision) {
    copyRevision(options.revision, folder);
  } else {
    copyWorkingTree(folder);
  }
  linkPackages(folder);
}
