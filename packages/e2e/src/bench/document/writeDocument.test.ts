import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../repositoryRoot';
import { benchmarkDocument, replaceBelow } from './writeDocument';

describe('the benchmark’s document', () => {
  const text = readFileSync(join(repositoryRoot, benchmarkDocument), 'utf8');

  it('keeps what people wrote, and has the results below', () => {
    const once = replaceBelow(text, 'first results');
    const twice = replaceBelow(once, 'other results');
    expect(once).toMatch(/^# Benchmark\n/);
    expect(once).toMatch(/\n\nfirst results\n$/);
    expect(twice).toBe(once.replace('first results', 'other results'));
  });

  it('needs the mark', () => {
    expect(() => replaceBelow('# Something else', '')).toThrow('no line');
  });
});
