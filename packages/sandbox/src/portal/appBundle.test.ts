import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getAppKey } from './appBundle';

describe('getAppKey', () => {
  let root: string;
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-app-'));
    write('packages/app/src/App.tsx', 'one');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    'packages/app/src/App.tsx',
    'packages/app/public/index.html',
    'plugins/slipway/src/deep/in/plugin.tsx',
    'plugins/slipway-common/src/index.ts',
    'plugins/slipway-backend/config.d.ts',
    'app-config.yaml',
    'yarn.lock',
  ])('changes with %s', file => {
    const before = getAppKey(root);
    write(file, 'two');
    expect(getAppKey(root)).not.toBe(before);
  });

  it.each([
    'packages/app/src/App.test.tsx',
    'packages/app/dist/index.html',
    'plugins/slipway-backend/src/index.ts',
  ])('does not change with %s', file => {
    const before = getAppKey(root);
    write(file, 'two');
    expect(getAppKey(root)).toBe(before);
  });
});
