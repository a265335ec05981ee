import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBundle } from './bundle';

describe('readBundle', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-bundle-'));
    mkdirSync(join(folder, 'static'));
    const write = (file: string, text: string) =>
      writeFileSync(join(folder, file), text);
    write('index.html', '<script src="/static/main.1a.js"></script>');
    write('static/main.1a.js', '(self.w=self.w||[]).push([["131"],{1(){}}])');
    write(
      'static/main.1a.js.map',
      JSON.stringify({
        sources: ['webpack://app/../../plugins/slipway/src/a.ts'],
      }),
    );
    write(
      'static/tab.2b.chunk.js',
      '"use strict";(self.w=[]).push([["7"],{}])',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('knows each script by its own ID, with its modules', () => {
    expect(readBundle(folder)).toEqual([
      expect.objectContaining({
        id: '131',
        isInitial: true,
        modules: ['plugins/slipway/src/a.ts'],
      }),
      expect.objectContaining({ id: '7', isInitial: false, modules: [] }),
    ]);
  });
});
