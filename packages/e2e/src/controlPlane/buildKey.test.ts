import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildKey, type BuildInputs } from './buildKey';

const modules = ['guard', 'kubernetes'];

async function aSource(): Promise<string> {
  const source = await mkdtemp(join(tmpdir(), 'source-'));
  for (const module of modules) {
    await mkdir(join(source, module));
    await writeFile(join(source, module, 'go.mod'), `module ${module}\n`);
    await writeFile(join(source, module, 'main.go'), 'package main\n');
  }
  return source;
}

async function keyOf(source: string, overrides: Partial<BuildInputs> = {}) {
  return buildKey({
    source,
    modules,
    goVersion: 'go1.26.0',
    platform: 'linux-x64',
    flags: ['-s'],
    ...overrides,
  });
}

describe('buildKey', () => {
  it('is the same for the same content, wherever it lies', async () => {
    const key = await keyOf(await aSource());
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf(await aSource())).toBe(key);
  });

  it.each<[string, Partial<BuildInputs>]>([
    ['Go', { goVersion: 'go1.26.1' }],
    ['platform', { platform: 'darwin-arm64' }],
    ['linker flag', { flags: ['-s', '-w'] }],
    ['choice of modules', { modules: ['kubernetes'] }],
  ])('is another one for another %s', async (_, overrides) => {
    const source = await aSource();
    expect(await keyOf(source, overrides)).not.toBe(await keyOf(source));
  });

  it.each(['go.mod', 'go.sum', 'main.go', 'added.go'])(
    'depends on %s',
    async file => {
      const source = await aSource();
      const before = await keyOf(source);
      await writeFile(join(source, 'kubernetes', file), 'changed\n');
      expect(await keyOf(source)).not.toBe(before);
    },
  );

  it.each(['README.md', 'main_test.go'])(
    'does not depend on %s',
    async file => {
      const source = await aSource();
      const before = await keyOf(source);
      await writeFile(join(source, 'kubernetes', file), 'changed\n');
      expect(await keyOf(source)).toBe(before);
    },
  );
});
