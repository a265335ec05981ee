import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A script of a built app. */
export type Chunk = {
  id: string;
  code: string;
  gzipBytes: number;
  /** Paths of the modules in it, from the repository's root. */
  modules: readonly string[];
  /** Whether the page loads it at its start, whatever it then shows. */
  isInitial: boolean;
};

/**
 * Reads the scripts of a built app with the modules that their source maps name.
 *
 * @param folder - the folder with the app's index.html.
 */
export function readBundle(folder: string): Chunk[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  return globSync('static/*.js', { cwd: folder })
    .sort()
    .map(file => {
      const code = readFileSync(join(folder, file), 'utf8');
      return {
        id: getChunkId(code) ?? file,
        code,
        gzipBytes: gzipSync(code).length,
        modules: readModules(join(folder, `${file}.map`)),
        isInitial: page.includes(`"/${file}"`),
      };
    });
}

/** The ID by which the app's runtime knows the chunk: what the chunk says of itself. */
function getChunkId(code: string): string | undefined {
  return /\.push\(\[\["([^"]+)"/.exec(code.slice(0, 300))?.[1];
}

function readModules(sourceMap: string): string[] {
  let sources: string[];
  try {
    ({ sources } = JSON.parse(readFileSync(sourceMap, 'utf8')));
  } catch {
    return [];
  }
  return sources.map(source =>
    source.replace(/^webpack:\/\/[^/]*\/(\.\.?\/)*/, ''),
  );
}
