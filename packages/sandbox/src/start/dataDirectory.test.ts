import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataDirectory } from './dataDirectory';

describe('openDataDirectory', () => {
  let path: string;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'slipway-data-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  it('removes on a reset what demos have left, and nothing else', async () => {
    for (const folder of ['database', 'cluster', 'logs', 'holidays']) {
      mkdirSync(join(path, folder));
      writeFileSync(join(path, folder, 'file'), '');
    }
    await openDataDirectory(path, true);
    expect(
      ['database', 'cluster', 'logs', 'holidays'].filter(folder =>
        existsSync(join(path, folder, 'file')),
      ),
    ).toEqual(['holidays']);
  });

  it('refuses a second demo and gives the address of the first', async () => {
    const first = await openDataDirectory(path, false);
    first.lock.describe('the demo on http://localhost:7007');
    await expect(openDataDirectory(path, true)).rejects.toThrow(
      'is held by the demo on http://localhost:7007',
    );
  });
});
