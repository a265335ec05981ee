const chunkCall = String.raw`\w+\.e\("[^"]+"\)`;
const dynamicImport = new RegExp(
  String.raw`(?:Promise\.all\(\[((?:${chunkCall},?)+)\]\)|(${chunkCall}))\.then\(`,
  'g',
);

/**
 * The dynamic imports in the code of a chunk, each as the IDs of the chunks that it loads.
 *
 * @remarks
 * It reads what the bundler writes for `import('./x')`: `Promise.all([t.e("1"),t.e("2")]).then(…)`, or
 * `t.e("1").then(…)` for a single chunk.
 */
export function findDynamicImports(code: string): string[][] {
  return [...code.matchAll(dynamicImport)].map(([, several, single]) =>
    [...(several ?? single ?? '').matchAll(/"([^"]+)"/g)].map(([, id]) => id!),
  );
}
