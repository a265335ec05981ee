import {
  cpSync,
  Dirent,
  globSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { repositoryRoot } from '../repository';

/** Packages that look for others by name from where they lie themselves, as for the migrations of a plugin: they are copied. */
const lookingAround = ['node_modules/@backstage/backend-plugin-api'];

/** Gives a copy of the sources the packages that are installed in this checkout; those of the monorepo are the copy's own. */
export function linkPackages(folder: string): void {
  linkEntries('node_modules', folder);
  for (const modules of globSync('{packages,plugins}/*/node_modules', {
    cwd: repositoryRoot,
  })) {
    linkEntries(modules, folder);
  }
}

function linkEntries(modules: string, folder: string) {
  const source = join(repositoryRoot, modules);
  mkdirSync(join(folder, modules), { recursive: true });
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const path = join(modules, entry.name);
    if (isScope(entry)) {
      linkEntries(path, folder);
    } else if (lookingAround.includes(path)) {
      cpSync(join(repositoryRoot, path), join(folder, path), {
        recursive: true,
      });
    } else {
      symlinkSync(findTarget(path, folder), join(folder, path));
    }
  }
}

function isScope(entry: Dirent): boolean {
  return entry.name.startsWith('@') && entry.isDirectory();
}

/** Where a package is: in the copy, if it belongs to the monorepo. */
function findTarget(path: string, folder: string): string {
  const target = realpathSync(join(repositoryRoot, path));
  const inside = relative(realpathSync(repositoryRoot), target);
  const isWorkspace = /^(packages|plugins)$/.test(inside.split(sep)[0] ?? '');
  return isWorkspace
    ? relative(dirname(join(folder, path)), join(folder, inside))
    : target;
}
