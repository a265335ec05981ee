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

  const open = (cluster: string, reset = false) =>
    openDataDirectory({ path, cluster, reset });

  it('removes on a reset what demos have left, and nothing else', async () => {
    for (const folder of ['database', 'cluster', 'logs', 'holidays']) {
      mkdirSync(join(path, folder));
      writeFileSync(join(path, folder, 'file'), '');
    }
    await open('simulator', true);
    expect(
      ['database', 'cluster', 'logs', 'holidays'].filter(folder =>
        existsSync(join(path, folder, 'file')),
      ),
    ).toEqual(['holidays']);
  });

  it('refuses a second demo and gives the address of the first', async () => {
    const first = await open('simulator');
    first.lock.describe('the demo on http://localhost:7007');
    await expect(open('simulator', true)).rejects.toThrow(
      'is held by the demo on http://localhost:7007',
    );
  });

  it('keeps the operations of one kind of cluster from another', async () => {
    const first = await open('local');
    first.lock.release();
    await expect(open('simulator')).rejects.toThrow(
      'is the data of a demo with --cluster local',
    );
    (await open('local')).lock.release();
    const fresh = await open('simulator', true);
    expect(fresh.database).toBe(join(path, 'database'));
  });

  it('takes a demo from before there were several kinds for a local one', async () => {
    mkdirSync(join(path, 'cluster'));
    await expect(open('simulator')).rejects.toThrow('--cluster local');
  });
});
