import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium';

describe('findChromium', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-chromium-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes the one that CHROMIUM names', () => {
    expect(findChromium({ CHROMIUM: '/opt/chromium', PATH: folder })).toBe(
      '/opt/chromium',
    );
  });

  it('takes the first program of a usual name on PATH', () => {
    writeFileSync(join(folder, 'chromium'), 'not a program');
    chmodSync(join(folder, 'chromium'), 0o644);
    writeFileSync(join(folder, 'google-chrome'), '');
    chmodSync(join(folder, 'google-chrome'), 0o755);
    const PATH = ['/nowhere', folder].join(delimiter);
    expect(findChromium({ PATH })).toBe(join(folder, 'google-chrome'));
  });
});
