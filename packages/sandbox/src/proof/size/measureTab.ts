import { NotFoundError } from '@backstage/errors';
import { Chunk } from './bundle';
import { findDynamicImports } from './dynamicImports';

/** What opening the tab loads, in bytes of gzip. */
export type TabSize = {
  /** What the tab loads before it shows anything, beyond what the portal has loaded at its start. */
  tab: number;
  /** What parts of the tab load when they are shown, beyond the above, the largest first. */
  lazy: readonly { module: string; bytes: number }[];
};

const plugin = 'plugins/slipway/src/';

/**
 * Measures the tab in the chunks of a built app.
 *
 * @remarks
 * A chunk that another page of the portal may have loaded before is counted all the same: it is the size for somebody
 * who comes straight to the tab.
 *
 * @throws NotFoundError when the app was not built with the tab as a part that is loaded by itself.
 */
export function measureTab(
  chunks: readonly Chunk[],
  modules: { entry: string; tab: string },
): TabSize {
  const entry = findChunk(chunks, modules.entry);
  const tab = findChunk(chunks, modules.tab);
  const imports = findDynamicImports(entry.code).filter(ids =>
    ids.includes(tab.id),
  );
  if (tab.isInitial || imports.length === 0) {
    throw new NotFoundError(
      `The app loads ${modules.tab} at its start: the tab is no part of its own`,
    );
  }
  const loaded = new Set(imports.flat());
  const isOwn = (chunk: Chunk) => !chunk.isInitial && loaded.has(chunk.id);
  const lazy = chunks
    .filter(isOwn)
    .filter(ownsModules)
    .flatMap(({ code }) => findDynamicImports(code))
    .map(ids => chunks.filter(({ id }) => ids.includes(id)))
    .map(part => part.filter(it => !it.isInitial && !loaded.has(it.id)))
    .filter(part => part.length > 0)
    .map(part => ({ module: nameOf(part), bytes: sum(part) }));
  return {
    tab: sum(chunks.filter(isOwn)),
    lazy: distinct(lazy).sort((a, b) => b.bytes - a.bytes),
  };
}

function findChunk(chunks: readonly Chunk[], module: string): Chunk {
  const chunk = chunks.find(it => it.modules.includes(module));
  if (!chunk) {
    throw new NotFoundError(`${module} is in no chunk of the app`);
  }
  return chunk;
}

function ownsModules({ modules }: Chunk): boolean {
  return modules.some(module => module.startsWith(plugin));
}

/** The module that such a part is there for: the bundler writes it after those that it imports. */
function nameOf(part: readonly Chunk[]): string {
  const modules = part.flatMap(chunk => chunk.modules);
  const own = modules.filter(module => module.startsWith(plugin));
  return (
    own.findLast(module => module.endsWith('.tsx')) ??
    own[0] ??
    modules[0] ??
    'unknown'
  );
}

function distinct<T extends { module: string }>(parts: T[]): T[] {
  return [...new Map(parts.map(part => [part.module, part])).values()];
}

function sum(chunks: readonly Chunk[]): number {
  return chunks.reduce((total, { gzipBytes }) => total + gzipBytes, 0);
}
