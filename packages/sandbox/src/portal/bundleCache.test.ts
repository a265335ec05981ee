import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleCache } from './bundleCache';

describe('BundleCache', () => {
  let root: string;
  let dist: string;
  let cache: BundleCache;
  const build = (text: string) => {
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(join(dist, 'static'), { recursive: true });
    writeFileSync(join(dist, 'static/main.js'), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-bundles-'));
    dist = join(root, 'dist');
    cache = new BundleCache(join(root, 'cache'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('brings back what was built, and nothing of what is there', () => {
    build('one');
    cache.keep('first', dist);
    build('two');
    writeFileSync(join(dist, 'other.js'), '');
    expect(cache.restore('first', dist)).toBe(true);
    expect(readFileSync(join(dist, 'static/main.js'), 'utf8')).toBe('one');
    expect(existsSync(join(dist, 'other.js'))).toBe(false);
  });

  it('leaves what is there where it has nothing', () => {
    build('one');
    expect(cache.restore('none', dist)).toBe(false);
    expect(readFileSync(join(dist, 'static/main.js'), 'utf8')).toBe('one');
  });

  it('keeps those that were used last', () => {
    for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
      build(key);
      cache.keep(key, dist);
      utimesSync(join(root, 'cache', key), index, index);
    }
    cache.restore('a', dist);
    cache.keep('e', dist);
    expect(
      ['a', 'b', 'c', 'd', 'e'].filter(key => cache.restore(key, dist)),
    ).toEqual(['a', 'c', 'd', 'e']);
  });
});
